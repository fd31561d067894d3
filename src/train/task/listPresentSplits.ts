import type { AnyDataset, Splits } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';

export type SplitName = 'train' | 'validation' | 'test';
export type LogitsOfSplits = { [split in SplitName]?: Matrix };

/** The splits that are there, in order. */
export function listPresentSplits(data: Splits<AnyDataset>): [SplitName, AnyDataset][] {
  const names: SplitName[] = ['train', 'validation', 'test'];
  return names.flatMap((name) => {
    const part = data[name];
    return part ? [[name, part] as [SplitName, AnyDataset]] : [];
  });
}

/** The split whose soft labels are shown: test, else validation, else train. */
export function shownSplit(data: Splits<AnyDataset>): [SplitName, AnyDataset] {
  return listPresentSplits(data).at(-1) as [SplitName, AnyDataset];
}
