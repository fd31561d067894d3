import { ILabShell, ILayoutRestorer, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { addRunsCommands, runsCommands } from './commands/runs';
import { hash } from '../dom/hash';
import { createMarks, runsPluginId } from '../runs/model/marks';
import { Runs } from '../runs/model/Runs';
import { ComparedRuns } from '../runs/comparison/ComparedRuns';
import { runsIcon } from './icons/runsIcon';
import { RunsPanel } from '../runs/panel/RunsPanel';
import { speak } from '../dom/trans';

/** The runs panel and the comparison of runs. Nothing is required: Notebook 7 and JupyterLite have the panel too. */
export const runsPlugin: JupyterFrontEndPlugin<void> = {
  id: runsPluginId,
  description: 'A panel of all runs, with control of those that go on.',
  autoStart: true,
  optional: [ILabShell, ILayoutRestorer, ICommandPalette, ITranslator, ISettingRegistry],
  activate(
    app: JupyterFrontEnd,
    labShell: ILabShell | null,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null,
    registry: ISettingRegistry | null
  ) {
    const trans = (translator ?? nullTranslator).load('stillroom');
    speak(trans);
    const runs = new Runs(app);
    const marks = createMarks(registry, () => panel.marked());
    const panel: RunsPanel = new RunsPanel({ ...{ app, runs, marks, trans }, compare: (keys) => void compare(keys) });
    panel.title.icon = runsIcon;
    panel.title.caption = trans.__('Stillroom runs');
    app.shell.add(panel, 'left', { rank: 650, type: 'Stillroom Runs' });

    const compared = new WidgetTracker<MainAreaWidget<ComparedRuns>>({ namespace: 'stillroom-runs-compared' });

    /** The same runs are compared in one tab. The name of it has to be the same after a reload, else the layout has no place for it. */
    function compare(keys: readonly string[]): void {
      const id = `stillroom-runs-compared-${hash([...keys].sort().join('\n'))}`;
      const open = compared.find((widget) => widget.id === id);
      if (open) return app.shell.activateById(open.id);
      const content = new ComparedRuns(keys, runs, trans);
      const widget = new MainAreaWidget({ content });
      widget.id = id;
      widget.title.label = trans.__('%1 runs', keys.length);
      widget.title.icon = runsIcon;
      widget.title.closable = true;
      void compared.add(widget);
      // Notebook 7 has the notebook alone in its middle.
      app.shell.add(widget, labShell ? 'main' : 'right');
      app.shell.activateById(widget.id);
    }

    addRunsCommands(app, palette, trans, {
      show: () => app.shell.activateById(panel.id),
      chosen: () => panel.chosen,
      compare,
      refresh: () => runs.refresh()
    });
    restorer?.add(panel, panel.id);
    void restorer?.restore(compared, {
      command: runsCommands.compare,
      args: ({ content }) => ({ keys: [...content.keys] }),
      name: ({ id }) => id
    });

    const scan = () => runs.scan();
    labShell?.layoutModified.connect(scan);
    app.shell.currentChanged?.connect(scan);
    void app.restored.then(() => runs.refresh());
  }
};
