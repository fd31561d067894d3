import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import type { Finding } from '../../record/RunRecord';
import { checkFolderAt } from './imageFiles/checkFolderAt';
import { dealGroupsToParts } from './ravdess/dealGroupsToParts';
import { checkTextFiles } from './textFiles/checkTextFiles';
import { findTextProblems } from './textFiles/findTextProblems';
import { listTextFiles } from './textFiles/listTextFiles';
import { sampleTextFiles } from './textFiles/sampleTextFiles';
import type { TextFile } from './textFiles/TextFile';
import type { TextFilesOptions } from './textFiles/TextFilesOptions';

export interface TextFiles {
  /** The classes that have files in every part, in the order that was asked for. */
  classes: string[];
  /** The files of each part, as bytes. */
  files: { train: TextFile[]; validation?: TextFile[]; test?: TextFile[] };
  /** How many packages the files are of. */
  packages: number;
  /** What was left out, in numbers. */
  findings: Finding[];
}

const subject = 'textFiles';

/**
 * Text files of some folders and all below them, as bytes with the class that their ending says: sources of installed packages, documents, whatever lies on a disk. Nothing of it has a name: neither names nor paths of files are in what is returned, nor in
 * errors or findings.
 *
 * No package is in two parts. A package is a folder right below `node_modules`, `site-packages` or `dist-packages`, with its scope, or else right below the given folder; folders of one name are one package, wherever they lie. Of each class one file of each package is taken in
 * turn, at random, so that large packages do not crowd out small ones. The same files and seed give the same rows.
 *
 * Left out, and counted in the findings: links, files that cannot be read, those with a zero byte (no text), copies of the same bytes, other sizes, and classes with too few files in a part. Hidden files and folders are not looked at. Only regular files are opened.
 *
 * @param folders paths; a folder within another is a place of packages of its own.
 * @throws TypeError or RangeError for bad options, a path that is no folder, and fewer than two classes with files in every part.
 * @example
 * ```ts
 * const classes = { python: ['py', 'pyi'], javascript: ['js', 'mjs', 'cjs'] };
 * const reading = kd.data.textFiles(['sources'], { classes, mostOfClass: 100, leastBytes: 1000 });
 * await reading.catch((error) => console.log(error.message)); // says where it looked, unless the folder is there
 * ```
 */
export async function textFiles(folders: readonly string[], options: TextFilesOptions): Promise<TextFiles> {
  const { names, labels, shares, leastOfClass, ...limits } = checkTextFiles(subject, options);
  if (!isSafeToInspect(folders) || !Array.isArray(folders) || folders.length === 0)
    throw new TypeError(`${subject}: expected a list of folders, got ${showValue(folders)}; give ["/usr/share"]`);
  const roots: string[] = [];
  for (const folder of folders) roots.push(await checkFolderAt(subject, folder));
  const pause = createInterruptiblePauser();
  const listing = await listTextFiles(subject, roots, labels, pause);
  const { files, leftOut } = await sampleTextFiles(listing.files, names.length, limits, pause);
  const parts = files.length > 0 ? dealGroupsToParts(files, shares, limits.seed) : { train: [], validation: [], test: [] };
  const wanted = (['train', 'validation', 'test'] as const).filter((part) => shares[part] > 0);
  const isCommon = (label: number) =>
    wanted.every((part) => parts[part].filter((at) => files[at].label === label).length >= leastOfClass);
  const kept = [...names.keys()].filter(isCommon);
  if (kept.length < 2)
    throw new RangeError(
      `${subject}: expected two classes or more with ${leastOfClass} files in each part, got ${kept.length} and ${files.length} files; give more folders, or classes of other endings`
    );
  const filesOf = (part: (typeof wanted)[number]) =>
    parts[part].flatMap((at) => {
      const label = kept.indexOf(files[at].label);
      return label < 0 ? [] : [{ ...files[at], label }];
    });
  const taken = { train: filesOf('train') };
  const others = wanted.slice(1).map((part) => [part, filesOf(part)] as const);
  const of = { ...taken, ...Object.fromEntries(others) };
  return {
    classes: kept.map((label) => names[label]),
    files: of,
    packages: new Set(Object.values(of).flatMap((own) => own.map(({ group }) => group))).size,
    findings: findTextProblems({ leftOut, ...listing, rare: names.filter((_, label) => !kept.includes(label)) })
  };
}
