/** The shape of one row for people: "14 × 14 × 32"; what is known only with the data is "?". */
export function shapeWords(shape: readonly (number | null)[]): string {
  return shape.length ? shape.map((size) => size ?? '?').join(' × ') : 'one number';
}
