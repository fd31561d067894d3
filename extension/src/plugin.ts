import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { exportCommand, nameReport, reportFormat } from './nameReport';
import { insertCells } from './insertCells';
import { runsPlugin } from './runsPlugin';

const newNotebook = 'stillroom:new-notebook';

/** What a MIME renderer cannot do: a command that opens a notebook whose kernel has the toolkit loaded. */
const commands: JupyterFrontEndPlugin<void> = {
  id: '@stillroom/lab:commands',
  description: 'Commands of Stillroom in the palette.',
  autoStart: true,
  optional: [ICommandPalette],
  activate: (app: JupyterFrontEnd, palette: ICommandPalette | null) => {
    app.commands.addCommand(newNotebook, {
      label: 'New Stillroom Notebook',
      caption: 'Open a notebook whose kernel has the distillation toolkit loaded',
      // Notebook 7 and consoles-only setups lack the command that this one is made of.
      isVisible: () => app.commands.hasCommand('notebook:create-new'),
      execute: ({ cwd }) =>
        app.commands.execute('notebook:create-new', { kernelName: 'stillroom', ...(typeof cwd === 'string' && { cwd }) }),
      describedBy: {
        args: { type: 'object', properties: { cwd: { type: 'string', description: 'The folder of the new notebook' } } }
      }
    });
    palette?.addItem({ command: newNotebook, category: 'Stillroom' });
    palette?.addItem({ command: exportCommand, args: { ...reportFormat, isPalette: true }, category: 'Stillroom' });
    void app.restored.then(() => nameReport(app));
  }
};

const plugins: JupyterFrontEndPlugin<unknown>[] = [commands, insertCells, runsPlugin];

export default plugins;
