/**
 * The non-decreasing values that are nearest to the given ones by the sum of squares. Neighbours that decrease are replaced by their mean
 * until none do.
 *
 * Pool adjacent violators: Ayer et al. 1955.
 */
export function fitIsotonicRegression(values: ArrayLike<number>): Float64Array {
  const blocks: { sum: number; count: number }[] = [];
  const meanOf = ({ sum, count }: { sum: number; count: number }) => sum / count;
  for (let i = 0; i < values.length; i++) {
    let block = { sum: values[i], count: 1 };
    while (blocks.length && meanOf(blocks[blocks.length - 1]) >= meanOf(block)) {
      const before = blocks.pop() as typeof block;
      block = { sum: before.sum + block.sum, count: before.count + block.count };
    }
    blocks.push(block);
  }
  return Float64Array.from(blocks.flatMap((block) => Array<number>(block.count).fill(meanOf(block))));
}
