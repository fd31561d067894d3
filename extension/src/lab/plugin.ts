import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { exportCommand, labelReportExportMenuItem, reportFormat } from './commands/labelReportExportMenuItem';
import { insertCellsPlugin } from './insertCellsPlugin';
import { runsPlugin } from './runsPlugin';
import { ILauncher } from '@jupyterlab/launcher';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { sampleRequestsPlugin } from './sampleRequestsPlugin';
import { addNotebookCommands, notebookCommandIds } from './commands/addNotebookCommands';
import { figuresPlugin } from './figuresPlugin';
import { speak, trans } from '../dom/trans';

const newNotebook = 'stillroom:new-notebook';

/** What a MIME renderer cannot do: commands that open a notebook whose kernel has the toolkit loaded. */
const commands: JupyterFrontEndPlugin<void> = {
  id: '@stillroom/lab:commands',
  description: 'Commands of Stillroom in the palette and the launcher.',
  autoStart: true,
  optional: [ICommandPalette, ITranslator, ILauncher],
  activate: (
    app: JupyterFrontEnd,
    palette: ICommandPalette | null,
    translator: ITranslator | null,
    launcher: ILauncher | null
  ) => {
    speak((translator ?? nullTranslator).load('stillroom'));
    app.commands.addCommand(newNotebook, {
      label: trans.__('New Stillroom Notebook'),
      caption: trans.__('Open a notebook whose kernel has the distillation toolkit loaded'),
      // Notebook 7 and consoles-only setups lack the command that this one is made of.
      isVisible: () => app.commands.hasCommand('notebook:create-new'),
      execute: ({ cwd }) =>
        app.commands.execute('notebook:create-new', { kernelName: 'stillroom', ...(typeof cwd === 'string' && { cwd }) }),
      describedBy: {
        args: { type: 'object', properties: { cwd: { type: 'string', description: trans.__('The folder of the new notebook') } } }
      }
    });
    palette?.addItem({ command: newNotebook, category: 'Stillroom' });
    palette?.addItem({ command: exportCommand, args: { ...reportFormat, isPalette: true }, category: 'Stillroom' });
    void app.restored.then(() => labelReportExportMenuItem(app));
    addNotebookCommands(app, palette);
    launcher?.add({ command: notebookCommandIds.open, args: { sample: 'quickstart' }, category: 'Stillroom', rank: 1 });
  }
};

const plugins: JupyterFrontEndPlugin<unknown>[] = [commands, figuresPlugin, insertCellsPlugin, sampleRequestsPlugin, runsPlugin];

export default plugins;
