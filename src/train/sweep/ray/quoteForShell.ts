/** A path as one word of a shell, whatever is in it. */
export function quoteForShell(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
