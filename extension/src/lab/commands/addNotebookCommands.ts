import type { JupyterFrontEnd } from '@jupyterlab/application';
import { InputDialog, type ICommandPalette } from '@jupyterlab/apputils';
import { PageConfig, URLExt } from '@jupyterlab/coreutils';
import { exportCommand, reportFormat } from './labelReportExportMenuItem';
import { stillroomIcon } from '../icons/stillroomIcon';
import { trans } from '../../dom/trans';

export const notebookCommandIds = { open: 'stillroom:new-from-sample', report: 'stillroom:export-report' };

/** Beside the extension's scripts, put there by the build: no server of ours is needed. */
const samples = { folder: '@stillroom/lab/static/samples', quickstart: 'quickstart' };

/** New notebooks from the samples, and the report of the notebook in front. */
export function addNotebookCommands(app: JupyterFrontEnd, palette: ICommandPalette | null): void {
  const { commands } = app;
  commands.addCommand(notebookCommandIds.open, {
    label: ({ sample }) =>
      sample === samples.quickstart ? trans.__('Stillroom Quickstart') : trans.__('New Notebook from a Sample…'),
    caption: trans.__('Copy a sample notebook into this folder and open it'),
    icon: ({ sample }) => (sample === samples.quickstart ? stillroomIcon : undefined),
    execute: async ({ sample, cwd }) => {
      const name = typeof sample === 'string' ? sample : await chosen();
      // The launcher gives its place to the widget that a command returns.
      return name ? open(app, name, typeof cwd === 'string' ? cwd : '') : undefined;
    },
    describedBy: {
      args: {
        type: 'object',
        properties: {
          sample: { type: 'string', description: 'Name of the sample' },
          cwd: { type: 'string', description: 'The folder of the new notebook' }
        }
      }
    }
  });
  commands.addCommand(notebookCommandIds.report, {
    label: trans.__('Export Stillroom Report'),
    caption: trans.__('Save the current notebook as a report: one HTML file with interactive figures'),
    isEnabled: () => commands.hasCommand(exportCommand) && commands.isEnabled(exportCommand),
    execute: () => commands.execute(exportCommand, reportFormat),
    describedBy: { args: { type: 'object', properties: {} } }
  });
  palette?.addItem({ command: notebookCommandIds.open, category: 'Stillroom' });
}

async function chosen(): Promise<string | null> {
  const all = (await (await fetch(address('index.json'))).json()) as { name: string; title: string }[];
  const { value } = await InputDialog.getItem({
    title: trans.__('New notebook from a sample'),
    items: all.map(({ title }) => title)
  });
  return all.find(({ title }) => title === value)?.name ?? null;
}

async function open({ serviceManager, commands }: JupyterFrontEnd, sample: string, folder: string): Promise<unknown> {
  const { contents } = serviceManager;
  const content = (await (await fetch(address(`${encodeURIComponent(sample)}.json`))).json()) as unknown;
  const there = (await contents.get(folder)) as { content: { name: string }[] };
  const taken = new Set(there.content.map(({ name }) => name));
  const names = [`${sample}.ipynb`, ...Array.from({ length: taken.size + 1 }, (_, i) => `${sample}-${i + 1}.ipynb`)];
  const name = names.find((one) => !taken.has(one))!;
  const path = folder ? `${folder}/${name}` : name;
  await contents.save(path, { type: 'notebook', format: 'json', content });
  return commands.execute('docmanager:open', { path });
}

function address(file: string): string {
  return URLExt.join(PageConfig.getOption('fullLabextensionsUrl'), samples.folder, file);
}
