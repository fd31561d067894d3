/** The given rank, but no more than there are values, or the smallest that keeps the share of the sum of squares. */
export function chooseRank(singularValues: ArrayLike<number>, { rank, energy = 1 }: { rank?: number; energy?: number }): number {
  const { length } = singularValues;
  if (rank !== undefined) return Math.min(rank, length);
  const squares = Array.from(singularValues, (value) => value ** 2);
  const wanted = energy * squares.reduce((a, b) => a + b, 0);
  let sum = 0;
  const enough = squares.findIndex((square) => (sum += square) >= wanted);
  return enough === -1 ? length : enough + 1;
}
