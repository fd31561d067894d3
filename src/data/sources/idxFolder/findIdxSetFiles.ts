import { showValue } from '../../../checks/showValue';
import { counted, formatNamesForFinding } from '../imageFiles/formatNamesForFinding';

/** The four files of a set, by their names in the folder. */
export type IdxNames = { [part in IdxPart]: { images: string; labels: string } };
export type IdxPart = 'train' | 'test';

export interface FoundSet {
  /** What stands before "train" and "t10k" in the names: "", "emnist-letters". */
  prefix: string;
  names: IdxNames;
  /** Names of packed files that lie beside the same file unpacked. */
  passedOver: string[];
}

const pattern = /^(.*?)[-_.]?(train|t10k|test)[-_.](images|labels)[-_.]idx([13])-ubyte(\.gz)?$/i;

/**
 * The set whose files lie in a folder: `train-images-idx3-ubyte`, `train-labels-idx1-ubyte` and the same with `t10k` or `test`, packed (.gz) or not, with
 * a prefix or without.
 *
 * @param wanted the prefix that was asked for.
 * @param where how to get the files.
 * @throws RangeError for no set, more than one to choose from, or one that is not whole.
 */
export function findIdxSetFiles(
  subject: string,
  { files, folders }: { files: readonly string[]; folders: readonly string[] },
  { wanted, where }: { wanted?: string; where: string }
): FoundSet {
  const sets = new Map<string, Map<string, string[]>>();
  for (const file of files) {
    const match = pattern.exec(file);
    if (!match) continue;
    const [, prefix, part, kind, sizes] = match.map((text) => text?.toLowerCase());
    if ((kind === 'images') !== (sizes === '3')) continue;
    const key = `${part === 'train' ? 'train' : 'test'} ${kind}`;
    const set = sets.get(prefix) ?? new Map<string, string[]>();
    sets.set(prefix, set.set(key, [...(set.get(key) ?? []), file]));
  }
  const prefix = chosenPrefix(subject, [...sets.keys()], wanted);
  const set = prefix === undefined ? undefined : sets.get(prefix);
  if (prefix === undefined || !set) {
    const begins = wanted ? ` that begin with ${showValue(wanted)}` : '';
    throw new RangeError(
      `${subject}: expected files such as train-images-idx3-ubyte or train-images-idx3-ubyte.gz${begins}, got ${shown(files, folders)}; ${where}`
    );
  }
  const passedOver: string[] = [];
  const only = (part: IdxPart, kind: 'images' | 'labels') => {
    const { file, packed } = oneOf(subject, set.get(`${part} ${kind}`) ?? [], { part, kind, prefix, where });
    passedOver.push(...packed);
    return file;
  };
  const pair = (part: IdxPart) => ({ images: only(part, 'images'), labels: only(part, 'labels') });
  return { prefix, names: { train: pair('train'), test: pair('test') }, passedOver };
}

function chosenPrefix(subject: string, prefixes: string[], wanted: string | undefined): string | undefined {
  if (wanted !== undefined) return prefixes.find((one) => one === wanted.toLowerCase().replace(/[-_.]$/, ''));
  if (prefixes.length > 1)
    throw new RangeError(
      `${subject}: expected the files of one set, got ${prefixes.length} (${formatNamesForFinding(prefixes.map((one) => JSON.stringify(one)))}); choose one, as in {prefix: ${JSON.stringify(prefixes.find(Boolean))}}`
    );
  return prefixes[0];
}

/** A file that is there unpacked and packed is read unpacked. */
function oneOf(
  subject: string,
  files: string[],
  { part, kind, prefix, where }: { part: IdxPart; kind: string; prefix: string; where: string }
): { file: string; packed: string[] } {
  const name = `${prefix && `${prefix}-`}${part === 'test' ? 't10k' : part}-${kind}-idx${kind === 'images' ? 3 : 1}-ubyte`;
  if (files.length === 0)
    throw new RangeError(`${subject}: expected ${name} or ${name}.gz beside the other files, got neither; ${where}`);
  const plain = files.filter((file) => !file.toLowerCase().endsWith('.gz'));
  const chosen = plain.length > 0 ? plain : files;
  if (chosen.length > 1)
    throw new RangeError(
      `${subject}: expected one file of ${part} ${kind}, got ${formatNamesForFinding(chosen)}; remove the others`
    );
  return { file: chosen[0], packed: plain.length > 0 ? files.filter((file) => file !== chosen[0]) : [] };
}

function shown(files: readonly string[], folders: readonly string[]): string {
  const parts = [
    folders.length > 0 ? `${counted(folders.length, 'folder')} (${formatNamesForFinding(folders)})` : '',
    files.length > 0 ? `${counted(files.length, 'other file')} (${formatNamesForFinding(files)})` : ''
  ].filter(Boolean);
  return parts.join(' and ') || 'an empty folder';
}
