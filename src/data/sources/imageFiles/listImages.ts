import { closeSync, constants, openSync, readSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { opendir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedFile, Listing } from './ListedFile';
import { formatNamesForFinding } from './formatNamesForFinding';
import { sortNaturally } from './sortNaturally';
import { formatOfName, sniffedBytes, detectImageFormat } from './detectImageFormat';
import { isInsideFolder } from '../../files/isInsideFolder';

interface Folder {
  path: string;
  /** The real folders that contain it, ending with itself. */
  above: readonly string[];
}

const left =
  /^(\.|thumbs\.db$|ehthumbs\.db$|desktop\.ini$|__macosx$|__pycache__$|icon\r$|@eadir$|#recycle$|\$recycle\.bin$|lost\+found$|system volume information$)/i;

/** Which files of a folder are wanted, and what an error calls them. */
export interface WantedFiles {
  what: string;
  byName(path: string): boolean;
  /** Asked for the first bytes of a file with another name. */
  byBytes(head: Buffer): boolean;
}

const images: WantedFiles = {
  what: 'images',
  byName: (path) => formatOfName(path) !== undefined,
  byBytes: (head) => detectImageFormat(head) !== undefined
};

/** Files and folders of more than the largest public sets of images: what has more is a whole disk. */
const mostEntries = 2_000_000;

/**
 * Looks through a folder and all below it. No image is opened: its extension is trusted until it is read. For files with other extensions
 * the first bytes are read. Only regular files are opened, and only those inside the folder: links are followed where they stay in it, but
 * never to a folder that contains them.
 *
 * @param wanted other files than images.
 * @throws RangeError if there are more than `most` files and folders.
 */
export async function listImages(
  subject: string,
  root: string,
  pause: () => Promise<void>,
  most = mostEntries,
  wanted = images
): Promise<Listing> {
  const listing: Listing = {
    root,
    folders: [],
    files: [],
    hidden: [],
    others: [],
    special: [],
    outside: [],
    loops: [],
    linkedTwice: [],
    unreadable: []
  };
  const top = await realpath(root);
  const linked = new Set<string>();
  const open: Folder[] = [{ path: '', above: [top] }];
  let count = 0;
  const enterLink = async (path: string, above: readonly string[]): Promise<void> => {
    const real = await realpath(join(root, path));
    if (above.includes(real)) return void listing.loops.push(path);
    if (linked.has(real)) return void listing.linkedTwice.push(path);
    linked.add(real);
    listing.folders.push(path);
    open.push({ path, above: [...above, real] });
  };

  for (let folder = open.pop(); folder; folder = open.pop()) {
    const { path: parent, above } = folder;
    const entries = await firstEntries(join(root, parent), most - count + 1, pause).catch((error: NodeJS.ErrnoException) => {
      if (error.code === undefined) throw error;
      listing.unreadable.push({ path: parent || '.', why: error.code });
      return [];
    });
    count += entries.length;
    if (count > most) throw tooManyError(subject, listing, most, wanted.what);
    // Which of two links to a folder is followed must not depend on the order on the disk.
    for (const entry of sortNaturally(entries, ({ name }) => name)) {
      const path = parent ? `${parent}/${entry.name}` : entry.name;
      await pause();
      if (left.test(entry.name)) listing.hidden.push(path);
      else if (entry.isDirectory()) {
        listing.folders.push(path);
        open.push({ path, above: [...above, `${above.at(-1)}/${entry.name}`] });
      } else {
        const kind = take(listing, top, path, { isLink: entry.isSymbolicLink(), wanted });
        if (kind === 'folder') await enterLink(path, above);
      }
    }
  }
  const inOrder = (paths: string[]) => sortNaturally(paths, (path) => path);
  return {
    ...listing,
    folders: inOrder(listing.folders),
    files: sortNaturally(listing.files, ({ path }) => path),
    hidden: inOrder(listing.hidden),
    others: inOrder(listing.others),
    special: inOrder(listing.special),
    outside: inOrder(listing.outside),
    loops: inOrder(listing.loops),
    linkedTwice: inOrder(listing.linkedTwice),
    unreadable: sortNaturally(listing.unreadable, ({ path }) => path)
  };
}

/** Not all of a folder that has more: their names alone could fill the memory. */
async function firstEntries(path: string, most: number, pause: () => Promise<void>): Promise<Dirent[]> {
  const entries: Dirent[] = [];
  for await (const entry of await opendir(path, { bufferSize: 1024 })) {
    if (entries.push(entry) === most) break;
    if (entries.length % 1024 === 0) await pause();
  }
  return entries;
}

function tooManyError(subject: string, { root, files, folders }: Listing, most: number, what: string): RangeError {
  const found = `${files.length} ${what} so far and ${folders.length} folders (${formatNamesForFinding(folders)})`;
  return new RangeError(
    `${subject}: expected at most ${most.toLocaleString('en')} files and folders in ${JSON.stringify(root)}, got more, with ${found}; give the folder that holds only the ${what}`
  );
}

/** Puts a file where it belongs, or says that it is a link to a folder. */
function take(
  listing: Listing,
  top: string,
  path: string,
  { isLink, wanted }: { isLink: boolean; wanted: WantedFiles }
): 'folder' | undefined {
  const full = join(listing.root, path);
  try {
    if (isLink && !isInsideFolder(top, realpathSync(full))) {
      listing.outside.push(path);
      return undefined;
    }
    const found = statSync(full);
    if (found.isDirectory()) return 'folder';
    const file: ListedFile = { path, bytes: found.size, modified: found.mtimeMs };
    if (!found.isFile()) listing.special.push(path);
    else if (wanted.byName(path) || (found.size > 0 && wanted.byBytes(headOf(full)))) listing.files.push(file);
    else listing.others.push(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    listing.unreadable.push({ path, why: code === 'ENOENT' ? 'a link to nothing, or gone' : (code ?? message) });
  }
  return undefined;
}

function headOf(path: string): Buffer {
  const head = Buffer.alloc(sniffedBytes);
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return head.subarray(0, readSync(file, head, 0, head.length, 0));
  } finally {
    closeSync(file);
  }
}
