import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { counted, formatNamesForFinding } from '../imageFiles/formatNamesForFinding';
import { listFolder, type Entries } from '../publishedParts/listFolder';
import { resolveRealPathIn } from '../publishedParts/resolveRealPathIn';
import { cifarVersions, cifarPage, type CifarVersion } from './cifarVersions';

export interface FoundCifar {
  /** The folder of the files. */
  root: string;
  layout: CifarVersion;
  /** Names of the files in it. */
  files: ReadonlySet<string>;
}

/**
 * The files of CIFAR-10 or CIFAR-100 in a folder, or in the folder in it that an archive was unpacked to.
 *
 * @param set the one that was asked for. Default: the one that is there.
 * @throws RangeError for none, more than one to choose from, or one that is not whole.
 */
export async function findCifarFiles(subject: string, root: string, set: CifarVersion['set'] | undefined): Promise<FoundCifar> {
  const wanted = cifarVersions.filter((layout) => set === undefined || layout.set === set);
  const top = await listFolder(subject, root);
  const found = await layoutsIn(top.files, wanted, root);
  if (found.length === 0)
    for (const layout of wanted) {
      if (![...top.folders, ...top.files].includes(layout.folder)) continue;
      const refuse = (got: string) =>
        new RangeError(`${subject}: expected ${layout.folder} to be a folder, got ${got}; give the folder of the files`);
      const folder = await resolveRealPathIn(root, layout.folder, refuse);
      const inside = await stat(folder).catch(() => undefined);
      if (!inside?.isDirectory()) continue;
      found.push(...(await layoutsIn((await listFolder(subject, folder)).files, [layout], folder)));
    }
  if (found.length === 0) throw nothingFound(subject, top, wanted);
  if (found.length > 1)
    throw new RangeError(
      `${subject}: expected the files of one set, got ${formatNamesForFinding(found.map(({ layout }) => layout.title))}; ${set === undefined && new Set(found.map(({ layout }) => layout.set)).size > 1 ? 'give {classes: 10} or {classes: 100}, or the folder of one' : 'give the folder of one'}`
    );
  const [{ layout, files }] = found;
  const missing = [...layout.train, layout.test].filter((name) => !files.has(name));
  if (missing.length > 0)
    throw new RangeError(
      `${subject}: expected ${counted(layout.train.length + 1, 'file')} of ${layout.title}, got all but ${formatNamesForFinding(missing)}; unpack ${layout.archive} from ${cifarPage} again`
    );
  return found[0];
}

async function layoutsIn(files: string[], layouts: readonly CifarVersion[], root: string): Promise<FoundCifar[]> {
  const there = new Set<string>();
  // A link to a folder is no file.
  for (const name of files) if (!(await stat(join(root, name)).catch(() => undefined))?.isDirectory()) there.add(name);
  return layouts
    .filter((layout) => [...layout.train, layout.test].some((name) => there.has(name)))
    .map((layout) => ({ root, layout, files: there }));
}

function nothingFound(subject: string, { files, folders }: Entries, wanted: readonly CifarVersion[]): RangeError {
  const parts = [
    folders.length > 0 ? `${counted(folders.length, 'folder')} (${formatNamesForFinding(folders)})` : '',
    files.length > 0 ? `${counted(files.length, 'other file')} (${formatNamesForFinding(files)})` : ''
  ].filter(Boolean);
  const expected = wanted.map(({ train, test }) => `${train[0]}${train.length > 1 ? ' to 5' : ''} and ${test}`);
  const matlab = files.some((name) => name.endsWith('.mat')) ? ', not the Matlab version' : '';
  const archives = [...new Set(wanted.map(({ archive }) => archive))];
  return new RangeError(
    `${subject}: expected ${expected.join(', or ')}, got ${parts.join(' and ') || 'an empty folder'}; download ${archives.join(' or ')}${matlab} from ${cifarPage}, unpack it (tar xzf) and give its folder`
  );
}
