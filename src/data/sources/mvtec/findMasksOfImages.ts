import type { Finding } from '../../../record/RunRecord';
import type { PartFiles } from '../imageFiles/makeDatasetsOfSplits';
import type { Listing } from '../imageFiles/ListedFile';
import { counted, formatNamesForFinding } from '../imageFiles/formatNamesForFinding';

export type PartMasks = { train: (string | null)[]; validation?: (string | null)[]; test?: (string | null)[] };

/** The mask of each row: ground_truth/DEFECT/000_mask.png of test/DEFECT/000.png. */
export function findMasksOfImages({ files }: Listing, parts: PartFiles): PartMasks {
  const there = new Map(files.flatMap(({ path }) => (path.startsWith('ground_truth/') ? [[stem(path), path] as const] : [])));
  const maskOf = (file: string) => {
    const key = stem(file.replace(/^test\//, 'ground_truth/'));
    return there.get(`${key}_mask`) ?? there.get(key) ?? null;
  };
  const masks: PartMasks = { train: parts.train.map(maskOf) };
  if (parts.validation) masks.validation = parts.validation.map(maskOf);
  if (parts.test) masks.test = parts.test.map(maskOf);
  return masks;
}

/** Defective images without a mask. */
export function maskFindings(files: PartFiles, masks: PartMasks): Finding[] {
  const without = (['train', 'validation', 'test'] as const).flatMap((part) =>
    (files[part] ?? []).filter((file, i) => !/^(train|test)\/good\//.test(file) && masks[part]![i] === null)
  );
  if (without.length === 0) return [];
  return [
    {
      check: 'missingMasks',
      level: 'warning',
      value: without.length,
      says: `${counted(without.length, 'defective image')} without a mask in ground_truth: ${formatNamesForFinding(without.sort())}.`
    }
  ];
}

function stem(path: string): string {
  return path.replace(/\.[^./]*$/, '');
}
