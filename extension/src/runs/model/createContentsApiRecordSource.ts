import type { Contents } from '@jupyterlab/services';
import { asError, mostFiles, runsFolder, type FoundFile, type RecordSource } from './RecordSource';
import { readRecord, type ReadRecord } from './readRecord';

/** Files of a large folder: for a server a list of thousands is work. */
const large = 300;

interface Listed {
  modified: string;
  files: FoundFile[];
}

/** Records by the contents API, which every Jupyter has, JupyterLite too. It reads file by file, and tells of no file whether it is a link. */
export function createContentsApiRecordSource(contents: Contents.IManager): RecordSource {
  /** What a large folder had when it was listed last. */
  const listed = new Map<string, Listed>();

  async function read(path: string): Promise<ReadRecord> {
    // Asked for as text, a file that is none is an error in the console too.
    const { content, format } = await contents.get(path, { type: 'file', content: true });
    if (format !== 'text') throw new Error('it is no text');
    return readRecord(JSON.parse(String(content)));
  }

  return {
    portion: 1,
    atOnce: 6,
    async list(folders, all) {
      if (all) listed.clear();
      return (await Promise.all(folders.map((folder) => recordFiles(contents, folder, listed)))).flat();
    },
    rows: (paths) => Promise.all(paths.map((path) => read(path).catch(asError))),
    read
  };
}

/** Nothing is asked for that is not there: a browser would write an error of it. */
async function recordFiles(contents: Contents.IManager, folder: string, listed: Map<string, Listed>): Promise<FoundFile[]> {
  const place = runsFolder(folder);
  const list = async (path: string) =>
    (await contents.get(path, { content: true, type: 'directory' })).content as Contents.IModel[];
  try {
    const own = (await list(folder)).find(({ name, type }) => name === 'runs' && type === 'directory');
    if (!own) return [];
    const before = listed.get(place);
    if (before?.modified === own.last_modified) return before.files;
    const found = (await list(place)).filter(({ name, type }) => type !== 'directory' && name.endsWith('.json'));
    const newest = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0);
    const files = found
      .sort((a, b) => newest(a.last_modified, b.last_modified))
      .slice(0, mostFiles)
      .map(({ path, last_modified: modified, size }) => ({ path, modified, size: size ?? 0 }));
    if (files.length > large) listed.set(place, { modified: own.last_modified, files });
    else listed.delete(place);
    return files;
  } catch {
    // The folder has gone in between, or may not be read: there are no runs to show.
    return [];
  }
}
