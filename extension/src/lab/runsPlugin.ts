import { ILabShell, ILayoutRestorer, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { addRunsCommands, runsCommandIds } from './commands/addRunsCommands';
import { fnv1aHash } from '../dom/fnv1aHash';
import { computeRunKey } from '../../../src/record/computeRunKey';
import { isComparableRun } from '../runs/model/isComparableRun';
import { createRunAnnotations, runsPluginId } from '../runs/model/createRunAnnotations';
import { openRun } from '../runs/model/openRun';
import type { RunItem } from '../runs/model/RunItem';
import { RunSelection } from '../runs/model/RunSelection';
import { Runs } from '../runs/model/Runs';
import { ComparedRunsWidget } from '../runs/comparison/ComparedRunsWidget';
import { RunTab } from '../runs/comparison/RunTab';
import { RunsTable, type RunsTableOptions } from '../runs/table/RunsTable';
import { createStoredTableLayout } from '../runs/table/createStoredTableLayout';
import { openRunRequest, type RunRequest } from '../views/sweep/requestOpenRun';
import { downloadRuns, downloadRunTable } from './downloadRuns';
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
    const selection = new RunSelection();
    const marks = createRunAnnotations(registry, () => {
      panel.marked();
      tables.forEach(({ content }) => content.ask());
    });
    const tables = new WidgetTracker<MainAreaWidget<RunsTable>>({ namespace: 'stillroom-runs-table' });
    const tabs = new WidgetTracker<MainAreaWidget<RunTab>>({ namespace: 'stillroom-run' });
    const panel: RunsPanel = new RunsPanel({
      ...{ app, runs, marks, selection, trans, openTab },
      compare: (keys) => void compare(keys),
      table: () => openTable(),
      save: (item, format) => void downloadRuns(format, [item])
    });
    const layout = createStoredTableLayout(registry, () => tables.forEach(({ content }) => content.ask()));
    panel.title.icon = runsIcon;
    panel.title.caption = trans.__('Stillroom runs');
    app.shell.add(panel, 'left', { rank: 650, type: 'Stillroom Runs' });

    const compared = new WidgetTracker<MainAreaWidget<ComparedRunsWidget>>({ namespace: 'stillroom-runs-compared' });

    /** The same runs are compared in one tab. The name of it has to be the same after a reload, else the layout has no place for it. */
    function compare(keys: readonly string[]): void {
      const id = `stillroom-runs-compared-${fnv1aHash([...keys].sort().join('\n'))}`;
      const open = compared.find((widget) => widget.id === id);
      if (open) return app.shell.activateById(open.id);
      const content = new ComparedRunsWidget(keys, runs, trans);
      const widget = new MainAreaWidget({ content });
      show(widget, id, trans.__('%1 runs', keys.length));
      void compared.add(widget);
    }

    function show(widget: MainAreaWidget, id: string, label: string): void {
      widget.id = id;
      widget.title.label = label;
      widget.title.icon = runsIcon;
      widget.title.closable = true;
      // Notebook 7 has the notebook alone in its middle.
      app.shell.add(widget, labShell ? 'main' : 'right');
      app.shell.activateById(id);
    }

    function openTab({ key, title }: { key: string; title: string }): void {
      const id = `stillroom-run-${fnv1aHash(key)}`;
      const open = tabs.find((widget) => widget.id === id);
      if (open) return app.shell.activateById(id);
      const widget = new MainAreaWidget({
        content: new RunTab(key, runs, (item, format) => void downloadRuns(format, [item]), trans)
      });
      show(widget, id, title.slice(0, 60) || trans.__('Run'));
      void tabs.add(widget);
    }

    function openTable(): void {
      const id = 'stillroom-runs-table';
      if (tables.find((widget) => widget.id === id)) return app.shell.activateById(id);
      const open = (item: RunItem) => void openRun(item, runs, app, openTab);
      const save: RunsTableOptions['save'] = (what, items, columns) =>
        void (what === 'csv' ? downloadRunTable(items, columns, marks) : downloadRuns(what, items));
      const content = new RunsTable({
        ...{ runs, marks, selection, layout, trans, open, save },
        compare: (keys) => compare(keys)
      });
      const widget = new MainAreaWidget({ content });
      show(widget, id, trans.__('Runs'));
      void tables.add(widget);
    }

    document.addEventListener(openRunRequest, (event) => {
      const { id: run, started, open } = (event as CustomEvent<RunRequest>).detail;
      const item = runs.items().find((one) => one.run === computeRunKey({ id: run, started }));
      if (!item || (item.problem === undefined && !isComparableRun(item))) return;
      event.preventDefault();
      if (open) void openRun(item, runs, app, openTab);
    });

    addRunsCommands(app, palette, trans, {
      table: openTable,
      run: (key) => openTab({ key, title: runs.find(key)?.title ?? '' }),
      show: () => app.shell.activateById(panel.id),
      chosen: () => selection.keys,
      compare,
      refresh: () => runs.refresh()
    });
    restorer?.add(panel, panel.id);
    void restorer?.restore(compared, {
      command: runsCommandIds.compare,
      args: ({ content }) => ({ keys: [...content.keys] }),
      name: ({ id }) => id
    });

    void restorer?.restore(tables, { command: runsCommandIds.table, name: ({ id }) => id });
    void restorer?.restore(tabs, {
      command: runsCommandIds.run,
      args: ({ content }) => ({ key: content.key }),
      name: ({ id }) => id
    });

    const scan = () => runs.scan();
    labShell?.layoutModified.connect(scan);
    app.shell.currentChanged?.connect(scan);
    void app.restored.then(() => runs.refresh());
  }
};
