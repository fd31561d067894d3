import { createRandom } from '../../../stats/createRandom';
import { sampleNormal } from '../../../stats/sampleDistributions';
import type { InputColumn } from '../graph/OnnxGraph';

/** Rows drawn from a seed: standard normal numbers, and in columns of which more is known numbers of their range, some of them missing. */
export function drawRows(rows: number, width: number, columns: readonly InputColumn[] | null, seed: number): Float32Array {
  const next = createRandom(seed);
  const normal = sampleNormal(next);
  return Float32Array.from({ length: rows * width }, (_, i) => {
    const range = columns?.[i % width].range;
    if (!range) return normal();
    const { from, to, whole = false, missing = false } = range;
    if (missing && next() < 0.1) return NaN;
    return whole ? from + Math.floor(next() * (to - from + 1)) : from + next() * (to - from);
  });
}
