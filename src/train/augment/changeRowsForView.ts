import { augmentBatch } from '../../data/augment/augmentBatch';
import { createRowRandoms } from '../../data/augment/createRowRandoms';
import type { RowChange } from '../../data/augment/Augmentation';
import type { AnyDataset, Dataset } from '../../data/Dataset';
import { generateRowBlocks } from '../../data/generateRowBlocks';
import { computeViewSeed } from './computeViewSeed';

/** The rows of a dataset in one of their views, as a training sees them. */
export function changeRowsForView(
  data: AnyDataset,
  changes: readonly RowChange[],
  { seed, set, view }: { seed: number; set: number; view: number }
): Dataset {
  const x = new Float32Array(data.x.length);
  const ofSet = computeViewSeed(seed, set, 'student');
  const width = data.x.length / data.y.length;
  for (const { first, x: block } of generateRowBlocks(data)) {
    const rows = Array.from({ length: block.length / width }, (_, i) => first + i);
    x.set(augmentBatch(changes, block, createRowRandoms(rows, { seed: ofSet, view })).x, first * width);
  }
  return { ...data, x };
}
