import type { Finding } from '../../../record/RunRecord';
import { looksLikeData } from '../columns/checkHeader';

/** Findings if the first line has no names, or not for all columns. */
export function findHeaderProblems(fields: readonly string[]): Finding[] {
  const unnamed = fields.flatMap((field, i) => (field.trim() === '' ? [`"Unnamed: ${i}"`] : []));
  const found: Finding[] = [];
  if (looksLikeData(fields))
    found.push({
      check: 'noHeader',
      level: 'warning',
      value: null,
      says: `the first line looks like data, not like names of columns: ${fields.slice(0, 6).join(', ')}`,
      hint: 'write the names of the columns into a line before it'
    });
  if (unnamed.length)
    found.push({
      check: 'unnamedColumn',
      level: 'warning',
      value: unnamed.length,
      says: `${unnamed.length === 1 ? 'one column has no name and is' : `${unnamed.length} columns have no name and are`} called ${unnamed.slice(0, 6).join(', ')}`,
      hint: `leave it out with {ignore: [${unnamed[0]}]} if it is the number of the row`
    });
  return found;
}
