import { opendir } from 'node:fs/promises';
import { showPath } from '../../../checks/showPath';
import { sortNaturally } from '../imageFiles/sortNaturally';

/** More than the folder of any set of a few files has: what has more is another folder. */
const mostEntries = 10_000;

export interface Entries {
  /** All that is no folder: files, links, pipes. */
  files: string[];
  folders: string[];
}

/**
 * The names in a folder, in natural order.
 *
 * @throws RangeError for a folder that cannot be read or has more than 10,000.
 */
export async function listFolder(subject: string, folder: string): Promise<Entries> {
  const found: Entries = { files: [], folders: [] };
  try {
    for await (const entry of await opendir(folder)) {
      (entry.isDirectory() ? found.folders : found.files).push(entry.name);
      if (found.files.length + found.folders.length > mostEntries) break;
    }
  } catch (error) {
    throw new RangeError(
      `${subject}: expected a folder that can be read at ${showPath(folder)}, got ${(error as NodeJS.ErrnoException).code}; look at who may read it`,
      { cause: error }
    );
  }
  if (found.files.length + found.folders.length > mostEntries)
    throw new RangeError(
      `${subject}: expected the folder of a set of a few files, got more than ${mostEntries} names in ${showPath(folder)}; give the folder that holds only the set`
    );
  const inOrder = (names: string[]) => sortNaturally(names, (name) => name);
  return { files: inOrder(found.files), folders: inOrder(found.folders) };
}
