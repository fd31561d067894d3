import { PageConfig } from '@jupyterlab/coreutils';
import type { ServerConnection } from '@jupyterlab/services';
import { requestServerExtension } from './requestServerExtension';
import { asError, runsFolder, type FoundFile, type RecordSource } from './RecordSource';
import { readRecord, type ReadRecord } from './readRecord';

const isLink = 'it is a link, and links are not followed';

/** The records of a folder as `stillroom_lab.server` lists them, in columns. */
interface Listed {
  names: string[];
  /** Milliseconds. */
  modified: number[];
  sizes: number[];
  links: string[];
  /** Whether the folder itself is a link. */
  isLink?: boolean;
}

/** Records by the server's own part of the extension, thousands at once; null where the server does not have it. */
export function createServerRecordSource(settings: ServerConnection.ISettings): RecordSource | null {
  if (PageConfig.getOption('stillroomRecords') !== 'true') return null;

  const ask = (path: string, query?: [string, string][], body?: object) => requestServerExtension(settings, path, query, body);

  async function read(path: string): Promise<ReadRecord> {
    const bytes = await (await ask('record', [['path', path]])).arrayBuffer();
    return readRecord(JSON.parse(textOf(bytes)));
  }

  return {
    portion: 250,
    atOnce: 2,
    async list(folders) {
      try {
        const response = await ask(
          'records',
          folders.map((folder) => ['folder', folder])
        );
        const all = (await response.json()) as Listed[];
        return all.flatMap((listed, i) => filesOf(runsFolder(folders[i]), listed));
      } catch {
        return null;
      }
    },
    async rows(paths) {
      const { heads } = (await (await ask('heads', [], { paths })).json()) as { heads: unknown[] };
      return Promise.all(
        paths.map(async (path, i) => {
          try {
            // Where a part of the record does not tell, the whole does, or says what is wrong.
            return heads[i] === null ? await read(path) : readRecord(heads[i]);
          } catch (error) {
            return asError(error);
          }
        })
      );
    },
    read
  };
}

function filesOf(folder: string, { names, modified, sizes, links, ...listed }: Listed): FoundFile[] {
  if (listed.isLink) return [{ path: folder, modified: '', size: 0, problem: isLink }];
  const linked = new Set(links);
  return names.map((name, i) => ({
    ...{ path: `${folder}/${name}`, modified: new Date(modified[i]).toISOString(), size: sizes[i] },
    ...(linked.has(name) && { problem: isLink })
  }));
}

function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error('it is no text');
  }
}
