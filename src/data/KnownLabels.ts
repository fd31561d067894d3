/**
 * All right labels of each row, where a row may have several, such as the tails of a head and a relation. Rows of equal numbers share theirs: those of
 * row i are `labels` from `begins[list[i]]` to `begins[list[i] + 1]`, rising.
 */
export interface KnownLabels {
  /** [rows] the label of each row, which must be that of the dataset. */
  own: Int32Array;
  /** [rows] which list of labels is that of the row. */
  list: Int32Array;
  /** [lists + 1] */
  begins: Int32Array;
  labels: Int32Array;
}

/** All right labels of a row; none if they are not known. */
export function labelsOfRow(known: KnownLabels | undefined, row: number): ArrayLike<number> {
  if (!known) return [];
  const list = known.list[row];
  return known.labels.subarray(known.begins[list], known.begins[list + 1]);
}
