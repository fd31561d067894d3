import type { AnyDataset } from './Dataset';

/** Chosen rows of some numbers, one after the other. `width`: numbers of a row. */
export function gatherRows(values: Pick<AnyDataset['x'], 'subarray'>, width: number, rows: Int32Array): Float32Array {
  const out = new Float32Array(rows.length * width);
  for (let i = 0; i < rows.length; i++) out.set(values.subarray(rows[i] * width, (rows[i] + 1) * width), i * width);
  return out;
}
