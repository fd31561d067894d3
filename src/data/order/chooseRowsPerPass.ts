/** Numbers of the rows of one pass: 4 MB of them. A layer of a network may make ten times as many, or more. */
const numbers = 2 ** 20;

/** How many rows go through a model at once by default: fewer if rows are large, such as volumes. */
export function chooseRowsPerPass(width: number, atMost: number): number {
  return Math.min(atMost, Math.max(1, Math.floor(numbers / width)));
}
