import type { SymbolicTensor } from '@tensorflow/tfjs';
import type { ResidualBlock } from './applyResidualBlock';

/**
 * Stages of equal blocks, each from the second on beginning with a stride of 2. The last block of a stage ends in a layer named after the stage.
 *
 * @param blocks in each stage.
 */
export function applyResidualStages(
  x: SymbolicTensor,
  filters: readonly number[],
  blocks: number,
  blockOf: (x: SymbolicTensor, block: ResidualBlock) => SymbolicTensor
): SymbolicTensor {
  let y = x;
  filters.forEach((count, i) => {
    for (let k = 1; k <= blocks; k++) {
      const [stage, name] = [`stage${i + 1}`, `stage${i + 1}/block${k}`];
      y = blockOf(y, { name, output: k === blocks ? stage : name, filters: count, strides: i > 0 && k === 1 ? 2 : 1 });
    }
  });
  return y;
}
