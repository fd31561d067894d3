export interface DocComment {
  text: string;
  tags: { name: string; text: string }[];
}

/** A doc comment without its stars: the words before the first tag, and the tags. */
export function parseDocComment(comment: string): DocComment {
  const lines = comment
    .replace(/^\s*\/\*\*/, '')
    .replace(/\*\/\s*$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const parts: { name: string; lines: string[] }[] = [{ name: '', lines: [] }];
  for (const line of lines) {
    const [, name, rest] = /^\s*@(\w+)\s?(.*)$/.exec(line) ?? [];
    if (name === undefined) parts.at(-1)!.lines.push(line);
    else parts.push({ name, lines: [rest] });
  }
  const [first, ...tags] = parts.map((part) => ({ name: part.name, text: part.lines.join('\n').trim() }));
  return { text: first.text, tags };
}
