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
/** Files of a large folder. */
const large = 300;

export interface FolderRuns {
  /**
   * Looks again at the folders. True when files came, went or are others. They are listed at once and read one after the other.
   *
   * @param all also looks into large folders that nothing was put into or taken from: for a server a list of thousands is work.
   */
  refresh(folders: readonly string[], all: boolean): Promise<boolean>;
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
  /** What a large folder had when it was listed last. */
  const listed = new Map<string, { modified: string; models: Contents.IModel[] }>();
  let order: string[] = [];
  let unread: string[] = [];
  let reading = 0;
  let looking: Promise<boolean> | null = null;
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
        if (files.get(path) === file) files.set(path, { ...file, item: { ...item, modified: file.modified } });
        tellSoon();
        readOn();
      });
    }
  }

  async function look(folders: readonly string[]): Promise<boolean> {
    const found = (await Promise.all(folders.map((folder) => recordFiles(contents, folder, listed)))).flat();
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
  }

  /** One at a time: a server that is slow would get another list to make before it has made the first. */
  function refresh(folders: readonly string[], all: boolean): Promise<boolean> {
    if (all) listed.clear();
    // What is asked for after a change has to see it.
    if (looking && all) return looking.then(() => refresh(folders, true));
    looking ??= look(folders).finally(() => (looking = null));
    return looking;
  }

  return {
    items: () => order.flatMap((path) => files.get(path)?.item ?? []),
    refresh,
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
async function recordFiles(
  contents: Contents.IManager,
  folder: string,
  listed: Map<string, { modified: string; models: Contents.IModel[] }>
): Promise<Contents.IModel[]> {
  const place = folder ? `${folder}/runs` : 'runs';
  const list = async (path: string) =>
    (await contents.get(path, { content: true, type: 'directory' })).content as Contents.IModel[];
  try {
    const own = (await list(folder)).find(({ name, type }) => name === 'runs' && type === 'directory');
    if (!own) return [];
    const before = listed.get(place);
    if (before?.modified === own.last_modified) return before.models;
    const files = (await list(place)).filter(({ name, type }) => type !== 'directory' && name.endsWith('.json'));
    const newest = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0);
    const models = files.sort((a, b) => newest(a.last_modified, b.last_modified)).slice(0, most);
    if (models.length > large) listed.set(place, { modified: own.last_modified, models });
    else listed.delete(place);
    return models;
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
