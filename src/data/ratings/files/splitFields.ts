import { showValue } from '../../../checks/showValue';
/** Where a line is, and how its fields are cut. */
export interface FieldOptions {
  /** How errors name the line: 'ratings.read: "movies.csv", line 7'. */
  at: string;
  delimiter: string;
  /** Whether fields may be in double quotes, with "" for a quote. */
  quoted: boolean;
}

/** @throws Error for quotes that are not closed, or are followed by text. */
export function splitFields(line: string, { at, delimiter, quoted }: FieldOptions): string[] {
  if (!quoted || !line.includes('"')) return line.split(delimiter);
  const fields: string[] = [];
  for (let start = 0; start <= line.length;) {
    if (line[start] !== '"') {
      const end = line.indexOf(delimiter, start);
      fields.push(line.slice(start, end < 0 ? line.length : end));
      start = end < 0 ? line.length + 1 : end + delimiter.length;
      continue;
    }
    let end = line.indexOf('"', start + 1);
    while (end >= 0 && line[end + 1] === '"') end = line.indexOf('"', end + 2);
    if (end < 0) throw new Error(`${at}: expected the quotes to be closed in the line, got none; correct the line`);
    if (end + 1 < line.length && !line.startsWith(delimiter, end + 1))
      throw new Error(
        `${at}: expected ${showValue(delimiter)} after the quotes, got ${showValue(line[end + 1])}; correct the line`
      );
    fields.push(line.slice(start + 1, end).replaceAll('""', '"'));
    start = end + 1 + delimiter.length;
    // A delimiter at the very end is followed by an empty field.
    if (end + 1 === line.length) break;
  }
  return fields;
}
