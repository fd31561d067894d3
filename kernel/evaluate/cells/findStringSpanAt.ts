import type * as TypeScript from 'typescript';

/** What TypeScript has beside its declared functions. */
interface Internals {
  findPrecedingToken(position: number, file: TypeScript.SourceFile): TypeScript.Node | undefined;
}

/** From where to where the text of the string goes in which `position` is; undefined where it is in none. */
export function findStringSpanAt(
  ts: typeof TypeScript,
  file: TypeScript.SourceFile,
  position: number
): { start: number; end: number } | undefined {
  const token = (ts as typeof TypeScript & Internals).findPrecedingToken(position, file);
  if (!token || !ts.isStringLiteralLike(token)) return undefined;
  const start = token.getStart(file) + 1;
  const isClosed = token.end > start && file.text[token.end - 1] === file.text[start - 1];
  const end = isClosed ? token.end - 1 : token.end;
  return position >= start && position <= end ? { start, end } : undefined;
}
