import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { packageOfPath } from './packageOfPath';

/** A file by its ending, before anybody has opened it. */
export interface ListedText {
  path: string;
  label: number;
  package: string;
}

export interface TextListing {
  files: ListedText[];
  links: number;
  /** Folders that may not be read, or are gone. */
  closed: number;
}

/** What has more is not a few folders of packages. */
const mostEntries = 5_000_000;

/**
 * Files with the wanted endings in the folders and all below them, in the order of their paths. Nothing is opened. Links are not followed, and neither are hidden
 * folders. Where one of the folders lies in another, its files belong to it alone.
 *
 * @param labels the class of each ending.
 * @throws RangeError for more than five million files and folders.
 */
export async function listTextFiles(
  subject: string,
  roots: readonly string[],
  labels: ReadonlyMap<string, number>,
  pause: () => Promise<void>
): Promise<TextListing> {
  const listing: TextListing = { files: [], links: 0, closed: 0 };
  const tops = new Set(await Promise.all(roots.map((root) => realpath(root))));
  let count = 0;
  for (const top of tops)
    for (const open = ['']; open.length > 0;) {
      const folder = open.pop()!;
      const entries = await readdir(join(top, folder), { withFileTypes: true }).catch(() => null);
      if (!entries) listing.closed++;
      count += entries?.length ?? 0;
      if (count > mostEntries)
        throw new RangeError(
          `${subject}: expected at most ${mostEntries.toLocaleString('en')} files and folders, got more; give folders with less in them`
        );
      for (const entry of entries?.sort((a, b) => (a.name < b.name ? -1 : 1)) ?? []) {
        const path = folder ? `${folder}/${entry.name}` : entry.name;
        const label = labels.get(/\.([^.]+)$/.exec(entry.name)?.[1] ?? '');
        if (entry.name.startsWith('.')) continue;
        if (entry.isSymbolicLink()) listing.links++;
        else if (entry.isDirectory() && !tops.has(join(top, path))) open.push(path);
        else if (entry.isFile() && label !== undefined)
          listing.files.push({ path: join(top, path), label, package: packageOfPath(path) });
      }
      await pause();
    }
  return listing;
}
