import type { Records } from './createRecordScanner';

/** The text of a field, counted from 0 over all records; two quotes in it are one. */
export function readFieldText({ bytes, starts, ends }: Records, field: number): string {
  const end = ends[field];
  return end < 0 ? bytes.toString('utf8', starts[field], ~end).replaceAll('""', '"') : bytes.toString('utf8', starts[field], end);
}
