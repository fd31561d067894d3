/** The delimiter that occurs in a line more often than the one used to read it, not counting quoted fields. */
export function findOtherDelimiter(line: string, delimiter: string): string | undefined {
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  const countOf = (mark: string) => bare.split(mark).length - 1;
  const best = [',', ';', '\t', '|'].reduce((a, b) => (countOf(b) > countOf(a) ? b : a));
  return countOf(best) > countOf(delimiter) ? best : undefined;
}
