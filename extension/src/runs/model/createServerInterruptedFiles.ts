import { PageConfig } from '@jupyterlab/coreutils';
import type { ServerConnection } from '@jupyterlab/services';
import { requestServerExtension } from './requestServerExtension';
import type { AskedFolder, InterruptedFiles, InterruptedWork } from './InterruptedWork';

/** As many folders may be asked about at once. */
const most = 100;

/** What killed processes have left, by the server's own part of the extension; null where the server does not have it. */
export function createServerInterruptedFiles(settings: ServerConnection.ISettings): InterruptedFiles | null {
  if (PageConfig.getOption('stillroomRecords') !== 'true') return null;
  return {
    async list(asked) {
      const folders = asked.slice(0, most).map(({ folder, named }): AskedFolder => ({ folder, named: named.slice(0, most) }));
      try {
        const response = await requestServerExtension(settings, 'interrupted', [], { folders });
        const all = (await response.json()) as Omit<InterruptedWork, 'folder'>[][];
        return all.flatMap((found, i) => found.map((work) => ({ ...work, folder: folders[i].folder })));
      } catch {
        return null;
      }
    },
    async record({ folder, name }) {
      const query: [string, string][] = [
        ['folder', folder],
        ['name', name]
      ];
      return (await requestServerExtension(settings, 'checkpoint', query)).json();
    }
  };
}
