import type { KnownRecord } from './findRunsInOutput';
import type { FoundFile, RecordSource } from './RecordSource';
import { brokenItem, toRunItem, unreadItem } from './toRunItem';
import type { RunItem } from './RunItem';

/** No record comes near it: records are bounded. */
const largest = 5_000_000;
/** What has been read is told this often, in milliseconds. */
const pause = 400;

export interface FolderRuns {
  /**
   * Looks again at the folders. True when files came, went or are others. They are listed at once, and read in portions.
   *
   * @param all also looks into large folders that nothing was put into or taken from.
   */
  refresh(folders: readonly string[], all: boolean): Promise<boolean>;
  items(): RunItem[];
  /** Reads these before the others. */
  first(keys: readonly string[]): void;
  dispose(): void;
}

interface KnownFile {
  version: string;
  modified: string;
  item: RunItem;
}

/**
 * The records of the `runs` folders of the server: what `kd.saveRecord(run, 'runs/first.json')` writes.
 *
 * @param filesAt who lists and reads what is at a path.
 * @param changed is called when more of them have been read.
 */
export function createFolderRuns(filesAt: (path: string) => RecordSource, changed: () => void): FolderRuns {
  const files = new Map<string, KnownFile>();
  let order: string[] = [];
  let unread: string[] = [];
  const asked = new Set<string>();
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

  const isUnread = (path: string) => files.get(path)?.item.status === 'unread' && !asked.has(path);

  function readOn(): void {
    while (unread.length && !disposed) {
      const source = filesAt(unread[0]);
      if (reading >= source.atOnce) return;
      const paths = unread.slice(0, source.portion).filter((path) => filesAt(path) === source);
      const now = new Set(paths);
      unread = unread.filter((path) => !now.has(path));
      void readPortion(source, paths.filter(isUnread));
    }
  }

  async function readPortion(source: RecordSource, paths: string[]): Promise<void> {
    const before = paths.map((path) => files.get(path));
    reading++;
    paths.forEach((path) => asked.add(path));
    try {
      const rows = paths.length ? await source.rows(paths) : [];
      rows.forEach((row, i) => {
        const [path, file] = [paths[i], before[i]];
        // Another file may be there by now.
        if (!file || files.get(path) !== file) return;
        files.set(path, { ...file, item: { ...itemOf(path, row, source), modified: file.modified } });
      });
    } catch {
      // Nobody answers. They are asked for again when the folder is looked at next.
      unread = [];
    }
    reading--;
    paths.forEach((path) => asked.delete(path));
    tellSoon();
    readOn();
  }

  async function look(folders: readonly string[], all: boolean): Promise<boolean> {
    const sources = new Map<RecordSource, string[]>();
    for (const folder of folders) sources.set(filesAt(folder), [...(sources.get(filesAt(folder)) ?? []), folder]);
    const lists = await Promise.all([...sources].map(([source, own]) => source.list(own, all)));
    // What was there before stays while nobody answers.
    if (lists.includes(null)) return false;
    const found = lists.flatMap((list) => list ?? []);
    const paths = new Set(found.map(({ path }) => path));
    let isSame = paths.size === files.size;
    for (const path of files.keys()) if (!paths.has(path)) files.delete(path);
    for (const file of found) {
      const { path, modified, size, problem } = file;
      const version = JSON.stringify([modified, size, problem]);
      if (files.get(path)?.version === version) continue;
      isSame = false;
      files.set(path, { version, modified, item: newItem(file, filesAt(path)) });
    }
    order = [...paths];
    unread = order.filter(isUnread);
    readOn();
    return !isSame;
  }

  /** One at a time: a server that is slow would get another list to make before it has made the first. */
  function refresh(folders: readonly string[], all: boolean): Promise<boolean> {
    // What is asked for after a change has to see it.
    if (looking && all) return looking.then(() => refresh(folders, true));
    looking ??= look(folders, all).finally(() => (looking = null));
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

function newItem({ path, modified, size, problem }: FoundFile, source: RecordSource): RunItem {
  if (problem !== undefined) return brokenItem(path, problem);
  if (size > largest) return brokenItem(path, 'it is larger than 5 MB, and no run record is');
  return unreadItem(path, modified, again(source, path));
}

function itemOf(path: string, row: KnownRecord | Error, source: RecordSource): RunItem {
  if (row instanceof Error) return brokenItem(path, row.message);
  return toRunItem(row.view, { kind: 'file', path }, again(source, path), row.facts);
}

function again(source: RecordSource, path: string) {
  const read = () => source.read(path).catch(() => null);
  return { read: async () => (await read())?.view ?? null, record: async () => (await read())?.record ?? null };
}
