import { augmentBatch } from '../../data/augment/augmentBatch';
import { rowRandoms } from '../../data/augment/rowRandoms';
import type { RowChange } from '../../data/augment/Augmentation';
import type { AnyDataset, Dataset } from '../../data/Dataset';
import { rowBlocks } from '../../data/rowBlocks';
import { viewSeed } from './viewSeed';

/** The rows of a dataset in one of their views, as a training sees them. */
export function viewOfRows(
  data: AnyDataset,
  changes: readonly RowChange[],
  { seed, set, view }: { seed: number; set: number; view: number }
): Dataset {
  const x = new Float32Array(data.x.length);
  const ofSet = viewSeed(seed, set, 'student');
  const width = data.x.length / data.y.length;
  for (const { first, x: block } of rowBlocks(data)) {
    const rows = Array.from({ length: block.length / width }, (_, i) => first + i);
    x.set(augmentBatch(changes, block, rowRandoms(rows, { seed: ofSet, view })).x, first * width);
  }
  return { ...data, x };
}
