import { checkOptions } from '../../../checks/checkOptions';
import { computeFileErrorSubject } from '../columns/computeFileErrorSubject';
import type { Table } from '../columns/Table';
import { makeTable } from '../makeTable';
import { checkCsvOptions } from './checkCsvOptions';
import { readCsvColumns } from './readCsvColumns';
import { readCsvOptions, type ReadCsvOptions } from './ReadCsvOptions';

/**
 * Reads a CSV file (RFC 4180, a header in the first line), also one packed by gzip, into typed columns.
 *
 * A column whose texts are all numbers is numeric; each number is the one that `Number(text)` gives. ISO 8601 dates and times become seconds
 * since 1970, in UTC if they have no time zone. "true" and "false" and all other texts are categories. Blank lines are skipped, an empty field
 * is a missing value, and blanks around a field do not count. A column without a name is called "Unnamed: 0", with its index counted from 0.
 *
 * The table's `findings` say what was found or assumed (the delimiter, the encoding, the words that stand for missing values) and name
 * oddities of a column: numbers, dates or a decimal comma stored as text, zeros lost at the beginning of numbers, -999 among ages, Infinity.
 *
 * Unlike in pandas, "?" is a missing value and dates are times. One or a few texts among numbers or dates, two columns with the same name, a row
 * that is too short and a column without any value are errors.
 *
 * @throws Error, RangeError or TypeError that names the file, the line, the row and the column: rows of unequal length, no rows, duplicate
 * names, text among numbers or dates, a column without values, quotes that are not closed, bytes that are not text in the encoding, more than 100,000
 * columns, a row of more than 64 MiB, columns of more than `maxBytes`.
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs';
 * writeFileSync('loans.csv', 'age,job,paid\n31,nurse,yes\n45,,no\n');
 * const table = await kd.readCsv('loans.csv', { types: { job: 'category' } });
 * table.rows; // 2
 * ```
 */
export async function readCsv(path: string, options: ReadCsvOptions = {}): Promise<Table> {
  checkOptions('readCsv', options, readCsvOptions);
  const asked = checkCsvOptions(options);
  const subject = await computeFileErrorSubject('readCsv', path);
  const { name, rows, names, column, findings, source, reading } = await readCsvColumns(subject, path, asked);
  const columns = names.map((one) => column(one));
  return makeTable({ name: options.name ?? name, rows, columns, source, reading, findings: findings() });
}
