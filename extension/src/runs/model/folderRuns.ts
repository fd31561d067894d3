import type { Contents } from '@jupyterlab/services';
import { readRecord, type ReadRecord } from './readRecord';
import { brokenItem, toRunItem, unreadItem } from './toRunItem';
import type { RunItem } from './RunItem';

/** No record comes near it: records are bounded. */
const largest = 5_000_000;
/** The newest of a folder. */
const most = 10_000;
const atOnce = 6;
/** What has been read is told this often, in milliseconds. */
const pause = 400;

export interface FolderRuns {
  /** Looks again at the folders. True when files came, went or are others. They are listed at once and read one after the other. */
  refresh(folders: readonly string[]): Promise<boolean>;
  items(): RunItem[];
  /** Reads these before the others. */
  first(keys: readonly string[]): void;
  dispose(): void;
}

interface KnownFile {
  modified: string;
  size: number;
  item: RunItem;
}

/**
 * The records of the `runs` folders of the server: what `kd.saveRecord(run, 'runs/first.json')` writes.
 *
 * @param changed is called when more of them have been read.
 */
export function folderRuns(contents: Contents.IManager, changed: () => void): FolderRuns {
  const files = new Map<string, KnownFile>();
  let order: string[] = [];
  let unread: string[] = [];
  let reading = 0;
  let disposed = false;
  let told: ReturnType<typeof setTimeout> | undefined;

  function tellSoon(): void {
    told ??= setTimeout(() => {
      told = undefined;
      if (!disposed) changed();
    }, pause);
  }

  function readOn(): void {
    while (reading < atOnce && unread.length && !disposed) {
      const path = unread.shift()!;
      const file = files.get(path);
      if (file?.item.status !== 'unread') continue;
      reading++;
      void readItem(contents, path, file.size).then((item) => {
        reading--;
        // Another file may be there by now.
        if (files.get(path) === file) files.set(path, { ...file, item });
        tellSoon();
        readOn();
      });
    }
  }

  return {
    items: () => order.flatMap((path) => files.get(path)?.item ?? []),
    async refresh(folders) {
      const found = (await Promise.all(folders.map((folder) => recordFiles(contents, folder)))).flat();
      const paths = new Set(found.map(({ path }) => path));
      let isSame = paths.size === files.size;
      for (const path of files.keys()) if (!paths.has(path)) files.delete(path);
      for (const { path, last_modified: modified, size } of found) {
        if (files.get(path)?.modified === modified) continue;
        isSame = false;
        files.set(path, { modified, size: size ?? 0, item: unreadItem(path, modified, again(contents, path)) });
      }
      order = [...paths];
      unread = order.filter((path) => files.get(path)?.item.status === 'unread');
      readOn();
      return !isSame;
    },
    first(keys) {
      const wanted = new Set(keys.map((key) => key.slice('file '.length)));
      const now = unread.filter((path) => wanted.has(path));
      if (now.length) unread = [...now, ...unread.filter((path) => !wanted.has(path))];
    },
    dispose() {
      disposed = true;
      clearTimeout(told);
    }
  };
}

/** The newest first. Nothing is asked for that is not there: a browser would write an error of it. */
async function recordFiles(contents: Contents.IManager, folder: string): Promise<Contents.IModel[]> {
  const place = folder ? `${folder}/runs` : 'runs';
  const list = async (path: string) =>
    (await contents.get(path, { content: true, type: 'directory' })).content as Contents.IModel[];
  try {
    const isThere = (await list(folder)).some(({ name, type }) => name === 'runs' && type === 'directory');
    if (!isThere) return [];
    const files = (await list(place)).filter(({ name, type }) => type !== 'directory' && name.endsWith('.json'));
    const newest = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0);
    return files.sort((a, b) => newest(a.last_modified, b.last_modified)).slice(0, most);
  } catch {
    // The folder has gone in between, or may not be read: there are no runs to show.
    return [];
  }
}

async function readItem(contents: Contents.IManager, path: string, size: number): Promise<RunItem> {
  if (size > largest) return brokenItem(path, 'it is larger than 5 MB, and no run record is');
  try {
    const { view, facts } = await readFile(contents, path);
    return toRunItem(view, { kind: 'file', path }, again(contents, path), facts);
  } catch (error) {
    return brokenItem(path, error instanceof Error ? error.message : String(error));
  }
}

function again(contents: Contents.IManager, path: string) {
  const read = () => readFile(contents, path).catch(() => null);
  return { read: async () => (await read())?.view ?? null, record: async () => (await read())?.record ?? null };
}

async function readFile(contents: Contents.IManager, path: string): Promise<ReadRecord> {
  // Asked for as text, a file that is none is an error in the console too.
  const { content, format } = await contents.get(path, { type: 'file', content: true });
  if (format !== 'text') throw new Error('it is no text');
  return readRecord(JSON.parse(String(content)));
}
