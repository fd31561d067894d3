/**
 * The rows of each key, in their order: `rowsOf(key)` of keys 0 to count - 1. A counting sort, so rows sorted by time stay so inside
 * each group.
 */
export function groupRows(keys: Int32Array, count: number): (key: number) => Int32Array {
  const ends = new Int32Array(count + 1);
  for (const key of keys) ends[key + 1]++;
  for (let key = 0; key < count; key++) ends[key + 1] += ends[key];
  const starts = ends.slice();
  const rows = new Int32Array(keys.length);
  for (let row = 0; row < keys.length; row++) rows[starts[keys[row]]++] = row;
  return (key) => rows.subarray(ends[key], ends[key + 1]);
}
