import { showValue } from '../../../checks/showValue';
import { parseNumber } from './parseNumber';
import { createWrongDelimiterError } from './createWrongDelimiterError';

/**
 * The names of the columns, without blanks around them.
 *
 * @throws RangeError for a name that is empty or occurs twice, and for a single column whose name contains another delimiter.
 */
export function checkHeader(subject: string, fields: readonly string[], delimiter: string): string[] {
  const header = fields.map((field) => field.trim());
  const other =
    header.length === 1 ? [',', ';', '\t', '|'].find((mark) => mark !== delimiter && header[0].includes(mark)) : undefined;
  if (other) throw createWrongDelimiterError(subject, header[0], delimiter, other);
  const places = new Map<string, number>();
  header.forEach((name, i) => {
    if (name === '')
      throw new RangeError(
        `${subject}: expected every column to have a name, got none for column ${i + 1} of ${header.length}; write the file again with names`
      );
    const first = places.get(name);
    places.set(name, i);
    if (first !== undefined)
      throw new RangeError(
        `${subject}: expected every column to have a different name, got ${showValue(name)} for columns ${first + 1} and ${i + 1}; ${looksLikeData(header) ? 'write names into a line before the first, which looks like data' : 'rename one in the first line'}`
      );
  });
  return header;
}

/** At least a quarter of the names are numbers. */
export function looksLikeData(header: readonly string[]): boolean {
  return header.filter((name) => !Number.isNaN(parseNumber(name))).length * 4 >= header.length;
}
