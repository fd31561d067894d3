/**
 * A shell pattern over a whole text: `*` is any text, `?` one character, `[a-c]` and `[^a-c]` one of a set. What stands between two
 * stars is taken where it first comes, which is as good as any later place: one look through the text is enough, however many stars there are.
 */
export function globToRegExp(pattern: string): RegExp {
  const parts = pattern.split(/(\*+|\?|\[\^?\]?[^\]]*\])/);
  const pieces = [''];
  for (const part of parts) {
    if (part.startsWith('*')) pieces.push('');
    else pieces[pieces.length - 1] += expression(part);
  }
  const last = pieces.length > 1 ? `.*${pieces.pop()}` : '';
  // A regular expression goes back into no lookahead.
  const between = pieces.slice(1).map((piece, i) => `(?=(?<p${i}>.*?${piece}))\\k<p${i}>`);
  return new RegExp(`^${pieces[0]}${between.join('')}${last}$`, 's');
}

function expression(part: string): string {
  if (part === '?') return '.';
  if (part.length > 2 && part.startsWith('[') && part.endsWith(']')) {
    const excludes = part[1] === '^';
    const set = part.slice(excludes ? 2 : 1, -1).replace(/[\\\]^[]/g, '\\$&');
    try {
      new RegExp(`[${set}]`);
      return `[${excludes ? '^' : ''}${set}]`;
    } catch {
      // Not a set, such as [z-a]: the characters themselves.
    }
  }
  return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
