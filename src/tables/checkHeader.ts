import { show } from '../checks/show';

/**
 * The names of the columns, without blanks around them.
 *
 * @throws RangeError for a name that is empty or there twice, and for one column whose name holds another delimiter.
 */
export function checkHeader(subject: string, fields: readonly string[], delimiter: string): string[] {
  const header = fields.map((field) => field.trim());
  const other =
    header.length === 1 ? [',', ';', '\t', '|'].find((mark) => mark !== delimiter && header[0].includes(mark)) : undefined;
  if (other)
    throw new RangeError(
      `${subject}: expected columns separated by ${show(delimiter)}, got one column ${show(header[0])}; read it with {delimiter: ${show(other)}}`
    );
  header.forEach((name, i) => {
    if (name === '')
      throw new RangeError(
        `${subject}: expected every column to have a name, got none for column ${i + 1} of ${header.length}${after(header, i)}; name it in the first line${i ? '' : ', or write the file without an index'}`
      );
    const first = header.indexOf(name);
    if (first < i)
      throw new RangeError(
        `${subject}: expected every column to have a name of its own, got ${show(name)} for columns ${first + 1} and ${i + 1}; rename one in the first line`
      );
  });
  return header;
}

function after(header: readonly string[], i: number): string {
  return i ? ` (after ${show(header[i - 1])})` : '';
}
