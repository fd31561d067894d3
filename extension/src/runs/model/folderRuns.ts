import type { Contents } from '@jupyterlab/services';
import type { RunView } from '../../../../src/views/View';
import { brokenItem, toRunItem } from './toRunItem';
import type { RunItem } from './RunItem';
import { viewOfRecord } from './viewOfRecord';

/** No record comes near it: records are bounded. */
const largest = 5_000_000;
/** The newest of a folder. */
const most = 500;
const atOnce = 4;

export interface FolderRuns {
  /** Looks again at the folders; files that are as they were are not read again. True when something is another. */
  refresh(folders: readonly string[]): Promise<boolean>;
  items(): RunItem[];
}

/** The records of the `runs` folders of the server: what `kd.saveRecord(run, 'runs/first.json')` writes. */
export function folderRuns(contents: Contents.IManager): FolderRuns {
  let items: RunItem[] = [];
  const known = new Map<string, { modified: string; item: RunItem }>();

  async function itemFor({ path, last_modified: modified, size }: Contents.IModel): Promise<RunItem> {
    const before = known.get(path);
    if (before?.modified === modified) return before.item;
    const item = await readItem(contents, path, size ?? 0);
    known.set(path, { modified, item });
    return item;
  }

  return {
    items: () => items,
    async refresh(folders) {
      const files: Contents.IModel[] = [];
      for (const folder of folders) files.push(...(await recordFiles(contents, folder)));
      const paths = new Set(files.map(({ path }) => path));
      for (const path of known.keys()) if (!paths.has(path)) known.delete(path);
      const next: RunItem[] = [];
      for (let i = 0; i < files.length; i += atOnce) {
        next.push(...(await Promise.all(files.slice(i, i + atOnce).map(itemFor))));
      }
      const isSame = next.length === items.length && next.every((item, i) => item === items[i]);
      items = next;
      return !isSame;
    }
  };
}

/** Nothing is asked for that is not there: a browser would write an error of it. */
async function recordFiles(contents: Contents.IManager, folder: string): Promise<Contents.IModel[]> {
  const place = folder ? `${folder}/runs` : 'runs';
  const list = async (path: string) =>
    (await contents.get(path, { content: true, type: 'directory' })).content as Contents.IModel[];
  try {
    const isThere = (await list(folder)).some(({ name, type }) => name === 'runs' && type === 'directory');
    if (!isThere) return [];
    const files = (await list(place)).filter(({ name, type }) => type !== 'directory' && name.endsWith('.json'));
    return files.sort((a, b) => b.last_modified.localeCompare(a.last_modified)).slice(0, most);
  } catch {
    // The folder has gone in between, or may not be read: there are no runs to show.
    return [];
  }
}

async function readItem(contents: Contents.IManager, path: string, size: number): Promise<RunItem> {
  if (size > largest) return brokenItem(path, 'it is larger than 5 MB, and no run record is');
  try {
    const view = await readFile(contents, path);
    return toRunItem(view, { kind: 'file', path }, () => readFile(contents, path).catch(() => null));
  } catch (error) {
    return brokenItem(path, error instanceof Error ? error.message : String(error));
  }
}

async function readFile(contents: Contents.IManager, path: string): Promise<RunView> {
  // Asked for as text, a file that is none is an error in the console too.
  const { content, format } = await contents.get(path, { type: 'file', content: true });
  if (format !== 'text') throw new Error('it is no text');
  return viewOfRecord(JSON.parse(String(content)));
}
