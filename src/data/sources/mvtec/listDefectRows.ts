import type { Finding } from '../../../record/RunRecord';
import type { Listing } from '../imageFiles/ListedFile';
import { counted, formatNamesForFinding } from '../imageFiles/formatNamesForFinding';
import { sortNaturally } from '../imageFiles/sortNaturally';
import { dealRowsToSplits } from '../imageFiles/dealRowsToSplits';
import { partNames, type PartName, type ImageRow } from '../imageFiles/ImageRow';

export interface DefectRowsOptions {
  together: boolean;
  deal: boolean;
  shares: { [part in PartName]: number };
  seed: number;
}

/**
 * The images of a category with their classes and parts.
 *
 * @throws RangeError if the layout is different.
 */
export function listDefectRows(
  subject: string,
  { files, folders }: Listing,
  { together, deal, shares, seed }: DefectRowsOptions
): { classes: string[]; rows: ImageRow[]; findings: Finding[] } {
  const kinds = folders.flatMap((path) => /^test\/([^/]+)$/.exec(path)?.[1] ?? []);
  const bad = sortNaturally(
    kinds.filter((kind) => kind !== 'good'),
    (kind) => kind
  );
  if (!folders.includes('train/good') || bad.length === 0) {
    const tops = folders.filter((path) => !path.includes('/'));
    const categories = tops.filter((top) => folders.includes(`${top}/train/good`));
    const fix =
      categories.length > 0
        ? `give {category: ${JSON.stringify(categories[0])}}, or another of ${counted(categories.length, 'folder')}`
        : 'give the folder of one category';
    throw new RangeError(
      `${subject}: expected train/good and test with a folder for each defect, got ${formatNamesForFinding(tops) || 'no folders'}; ${fix}`
    );
  }
  const classes = together ? ['good', 'defect'] : ['good', ...bad];
  const labelOf = (kind: string) => (kind === 'good' ? 0 : together ? 1 : 1 + bad.indexOf(kind));
  const rows: ImageRow[] = [];
  const aside: string[] = [];
  for (const { path } of files) {
    const [part, kind, ...rest] = path.split('/');
    if (part === 'ground_truth') continue;
    const isRow = rest.length > 0 && (part === 'test' || (part === 'train' && kind === 'good'));
    if (isRow) rows.push({ file: path, label: labelOf(kind), at: rows.length, group: rows.length, part: part as PartName });
    else aside.push(path);
  }
  const findings: Finding[] = [];
  if (aside.length > 0)
    findings.push({
      check: 'looseImages',
      level: 'warning',
      value: aside.length,
      says: `${counted(aside.length, 'image')} beside train/good and the folders of test left out: ${formatNamesForFinding(aside)}.`
    });
  if (deal) return { classes, rows: dealt(rows, shares, seed), findings: [...findings, dealtFinding(rows)] };
  findings.push({
    check: 'onlyGoodInTrain',
    level: 'warning',
    value: rows.filter(({ part }) => part === 'train').length,
    says: 'As published, all images of train are good: no label of a defect can be learnt from them.',
    hint: 'Use it to find what is unlike the good ones, or give {deal: true} to deal the defective images of test out.'
  });
  return { classes, rows, findings };
}

/** Deals defective images by shares, and the good images of train between train and validation. */
function dealt(rows: readonly ImageRow[], shares: DefectRowsOptions['shares'], seed: number): ImageRow[] {
  const isDefect = ({ label }: ImageRow) => label > 0;
  const open = rows.map(({ part: _, ...row }) => row);
  const defects = dealRowsToSplits(open.filter(isDefect), shares, seed).parts;
  const learnt = shares.train + shares.validation;
  const good = dealRowsToSplits(
    open.filter((row) => !isDefect(row) && rows[row.at].part === 'train'),
    { train: shares.train / learnt, validation: shares.validation / learnt, test: 0 },
    seed
  ).parts;
  const partOf = new Map<number, PartName>();
  for (const part of partNames) for (const { at } of [...defects[part], ...good[part]]) partOf.set(at, part);
  return rows.map((row) => ({ ...row, part: partOf.get(row.at) ?? row.part }));
}

function dealtFinding(rows: readonly ImageRow[]): Finding {
  const count = rows.filter(({ label }) => label > 0).length;
  return {
    check: 'dealtDefects',
    level: 'info',
    value: count,
    says: `${counted(count, 'defective image')} of test dealt to train, validation and test: not the published split, on which results would be others.`
  };
}
