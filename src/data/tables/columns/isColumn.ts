import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';

/** Whether it is a column of a table with a value, or the number of a category, for each of the rows. */
export function isColumn(value: unknown, rows: number): boolean {
  if (!hasSafelyReadableMembers(value, ['name', 'kind', 'values', 'codes', 'categories']) || typeof value.name !== 'string')
    return false;
  const { kind, values, codes, categories } = value;
  if (kind === 'number') return values instanceof Float64Array && values.length === rows;
  if (kind !== 'category' || !(codes instanceof Int32Array) || codes.length !== rows || !Array.isArray(categories)) return false;
  return categories.every((name) => typeof name === 'string') && codes.every((code) => code < categories.length);
}
