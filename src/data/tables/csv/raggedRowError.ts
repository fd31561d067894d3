import { show } from '../../../checks/show';
import { at, type Place } from './csvRecords';
import { otherDelimiter } from './otherDelimiter';

/** The error for a row that has more or fewer fields than the header. */
export function raggedRowError(
  subject: string,
  place: Place,
  fields: readonly string[],
  header: readonly string[],
  delimiter: string
): RangeError {
  const last = Math.min(fields.length, header.length) - 1;
  const where =
    fields.length < header.length ? `the last is column ${show(header[last])}` : `the surplus is ${show(fields[last + 1])}`;
  const count = `${header.length} ${header.length === 1 ? 'field' : 'fields'}`;
  return new RangeError(
    `${at(subject, place)}: expected ${count} as in the header, got ${fields.length} (${where}); ${fix(header, delimiter)}`
  );
}

function fix(header: readonly string[], delimiter: string): string {
  const other = otherDelimiter(header.join(delimiter), delimiter);
  if (other) return `read it with {delimiter: ${show(other)}}`;
  if (header.length === 1)
    return `remove the lines before the names of the columns (line 1 has only ${show(header[0])}), or give the delimiter`;
  return `correct the line, and quote fields that contain ${show(delimiter)}`;
}
