import { suggestKnownName } from '../../../checks/suggestKnownName';
import { showValue } from '../../../checks/showValue';
import type { Finding } from '../../../record/RunRecord';
import type { Listing } from './ListedFile';
import { counted, formatNamesForFinding } from './formatNamesForFinding';
import { annotationNames, findAnnotationFolders } from './findAnnotationFolders';
import { sortNaturally } from './sortNaturally';
import { parseSplitOfFolderName } from './parseSplitOfFolderName';
import type { ImageRow } from './ImageRow';

export interface ClassFolders {
  classes: string[];
  rows: ImageRow[];
  /** Whether the folders say what is train, validation and test. */
  hasParts: boolean;
  findings: Finding[];
}

/**
 * The class of each file, from its folder: one folder per class, or one folder per class in each of train, val and test.
 *
 * @throws RangeError that says which layout was found, if it is neither.
 */
export function findClassFolders(subject: string, listing: Listing, wanted?: readonly string[]): ClassFolders {
  const tops = listing.folders.filter((path) => !path.includes('/'));
  const isIn = (top: string) => (path: string) => path.startsWith(`${top}/`);
  const hasFolders = (top: string) => listing.folders.some(isIn(top));
  const partFolders = tops.filter((top) => parseSplitOfFolderName(top));
  const partOf = (top: string) => parseSplitOfFolderName(top)!;
  const hasParts = partFolders.some((top) => partOf(top) === 'train' && hasFolders(top));
  const depth = hasParts ? 2 : 1;
  const folders = hasParts
    ? listing.folders.filter((path) => path.split('/').length === 2 && partFolders.includes(path.split('/')[0]))
    : tops;
  const found = sortNaturally([...new Set(folders.map((path) => path.split('/')[depth - 1]))], (name) => name);
  checkLayout(subject, listing, found, { hasParts, tops, partFolders, wanted });
  const classes = wanted ? chosen(subject, wanted, found) : found;
  const classOf = (path: string) => {
    const steps = path.split('/');
    return steps.length > depth && !(hasParts && !partFolders.includes(steps[0])) ? steps[depth - 1] : undefined;
  };
  const innerOf = (path: string) => {
    const steps = path.split('/');
    return steps.length > depth + 1 ? steps[depth] : undefined;
  };
  const wrong = findAnnotationFolders(listing, classes, classOf, innerOf);
  if (wrong) throw new RangeError(`${subject}: expected a folder of images for each class, ${wrong}`);

  const labels = new Map(classes.map((name, label) => [name, label]));
  const rows: ImageRow[] = [];
  const loose: string[] = [];
  const aside = new Map<string, number>();
  for (const { path } of listing.files) {
    const steps = path.split('/');
    const outside = hasParts && !partFolders.includes(steps[0]);
    const label = labels.get(steps[depth - 1]);
    if (outside) aside.set(steps[0], (aside.get(steps[0]) ?? 0) + 1);
    else if (steps.length <= depth) loose.push(path);
    else if (label === undefined) aside.set(steps[depth - 1], (aside.get(steps[depth - 1]) ?? 0) + 1);
    else rows.push({ file: path, label, at: rows.length, group: rows.length, ...(hasParts && { part: partOf(steps[0]) }) });
  }
  if (rows.length === 0)
    throw new RangeError(
      `${subject}: expected images in the folders of ${formatNamesForFinding(classes)}, got none; give the folder that holds a folder for each class`
    );
  const findings = [
    ...looseFindings(loose, aside),
    ...deeperFindings(rows, depth),
    ...classFindings(rows, classes, found),
    ...markFindings(wanted ? [] : annotationNames(classes))
  ];
  return { classes, rows, hasParts, findings };
}

function checkLayout(
  subject: string,
  { files, others, hidden }: Listing,
  found: readonly string[],
  {
    hasParts,
    tops,
    partFolders,
    wanted
  }: { hasParts: boolean; tops: string[]; partFolders: string[]; wanted?: readonly string[] }
): void {
  if (files.length === 0) {
    const rest = [others.length && counted(others.length, 'other file'), hidden.length && counted(hidden.length, 'hidden one')];
    const got = rest.filter(Boolean).join(' and ') || (tops.length ? counted(tops.length, 'empty folder') : 'an empty folder');
    throw new RangeError(
      `${subject}: expected images (PNG, JPEG, BMP, WebP, TIFF, GIF), got ${got}; give the folder that they are in`
    );
  }
  const loose = files.filter(({ path }) => !path.includes('/'));
  if (tops.length === 0)
    throw new RangeError(
      `${subject}: expected a folder for each class, got ${counted(loose.length, 'image')} and no folders (${formatNamesForFinding(loose.map(({ path }) => path))}); move them to class folders, or read them unlabelled with {labelled: false}`
    );
  // One such name may be that of a class: there are trains among vehicles.
  const parts = new Set(partFolders.map(parseSplitOfFolderName));
  if (!hasParts && !wanted && (partFolders.length === tops.length || parts.size > 1)) {
    const got = partFolders.map(
      (top) => `${top} (${counted(files.filter(({ path }) => path.startsWith(`${top}/`)).length, 'image')})`
    );
    throw new RangeError(
      `${subject}: expected a folder for each class in train, got ${got.join(', ')} without class folders in train; add them, or read a folder unlabelled with {labelled: false}`
    );
  }
  if (found.length === 1) {
    const [only] = found;
    const inner = new Set(files.flatMap(({ path }) => (path.split('/').length > 2 ? [path.split('/')[1]] : [])));
    const fix =
      !hasParts && inner.size > 0
        ? `give the path of ${showValue(only)} itself, which holds ${counted(inner.size, 'folder')} with images (${formatNamesForFinding([...inner])})`
        : 'add a second class, or read it unlabelled with {labelled: false}';
    throw new RangeError(`${subject}: expected two class folders or more, got one, ${showValue(only)}; ${fix}`);
  }
}

function chosen(subject: string, wanted: readonly string[], found: readonly string[]): string[] {
  for (const name of wanted)
    if (!found.includes(name))
      throw new RangeError(
        `${subject}: expected classes among the folders ${formatNamesForFinding(found)}, got ${showValue(name)}; ${suggestKnownName(name, found, 'name some of these')}`
      );
  return [...wanted];
}

function looseFindings(loose: string[], aside: Map<string, number>): Finding[] {
  const findings: Finding[] = [];
  if (loose.length > 0)
    findings.push({
      check: 'looseImages',
      level: 'warning',
      value: loose.length,
      says: `${counted(loose.length, 'image')} in no class folder left out: ${formatNamesForFinding(loose)}.`,
      hint: 'Move them to the folder of their class.'
    });
  const count = [...aside.values()].reduce((a, b) => a + b, 0);
  if (count > 0)
    findings.push({
      check: 'otherFolders',
      level: 'warning',
      value: count,
      says: `${counted(count, 'image')} in folders that were not asked for left out: ${formatNamesForFinding([...aside].map(([name, own]) => `${name} (${own})`))}.`
    });
  return findings;
}

/** Images that lie deeper than in the folder of their class. */
function deeperFindings(rows: readonly ImageRow[], depth: number): Finding[] {
  const deeper = rows.filter(({ file }) => file.split('/').length > depth + 1);
  if (deeper.length === 0) return [];
  const folders = new Set(deeper.map(({ file }) => file.split('/').slice(0, -1).join('/')));
  return [
    {
      check: 'deeperFolders',
      level: 'info',
      value: deeper.length,
      says: `${counted(deeper.length, 'image')} in folders below those of the classes, read as of the class above: ${formatNamesForFinding([...folders])}.`,
      hint: 'Give the path of the folder above them if they are the classes.'
    }
  ];
}

function markFindings(names: readonly string[]): Finding[] {
  if (names.length === 0) return [];
  return [
    {
      check: 'annotationFolders',
      level: 'warning',
      value: names.length,
      says: `${counted(names.length, 'folder')} read as a class, with a name that folders of masks or labels have: ${formatNamesForFinding(names)}.`,
      hint: 'Leave it out with {classes: [...]} if it holds masks or labels.'
    }
  ];
}

function classFindings(rows: readonly ImageRow[], classes: readonly string[], found: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  const filled = new Set(rows.map(({ label }) => label));
  const empty = classes.filter((_, label) => !filled.has(label));
  if (empty.length > 0)
    findings.push({
      check: 'emptyClasses',
      level: 'warning',
      value: empty.length,
      says: `${counted(empty.length, 'class folder')} without any image: ${formatNamesForFinding(empty)}. It stays a class, so that class numbers are those of the folders.`,
      hint: 'Leave it out with {classes: [...]}, or add its images.'
    });
  const alike = new Map<string, string[]>();
  for (const name of found) {
    const key = name.normalize('NFKC').toLowerCase().trim();
    alike.set(key, [...(alike.get(key) ?? []), name]);
  }
  const pairs = [...alike.values()].filter((names) => names.length > 1);
  if (pairs.length > 0)
    findings.push({
      check: 'classesDifferInCase',
      level: 'problem',
      value: pairs.length,
      says: `${counted(pairs.length, 'name')} of a class written in two ways: ${formatNamesForFinding(pairs.map((names) => names.map((name) => showValue(name)).join(' and ')))}. They are kept apart, as classes of their own.`,
      hint: 'Merge the folders if they are one class: on other systems they are one folder.'
    });
  return findings;
}
