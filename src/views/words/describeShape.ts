/** The shape of one row for readers: "14 × 14 × 32". A size that is only known with the data is "?". */
export function describeShape(shape: readonly (number | null)[]): string {
  return shape.length ? shape.map((size) => size ?? '?').join(' × ') : 'one number';
}
