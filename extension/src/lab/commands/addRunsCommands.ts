import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

export const runsCommandIds = {
  show: 'stillroom:show-runs',
  compare: 'stillroom:compare-runs',
  refresh: 'stillroom:refresh-runs',
  table: 'stillroom:table-of-runs',
  run: 'stillroom:open-run'
};

export interface RunsActions {
  show(): void;
  /** The rows that are chosen in the panel. */
  chosen(): readonly string[];
  compare(keys: readonly string[]): void;
  refresh(): Promise<void>;
  table(): void;
  /** Opens the run of a row in a tab. */
  run(key: string): void;
}

/** The commands of the runs panel, in the palette too. */
export function addRunsCommands(
  { commands }: JupyterFrontEnd,
  palette: ICommandPalette | null,
  trans: TranslationBundle,
  actions: RunsActions
): void {
  const keysOf = ({ keys }: { keys?: unknown }) =>
    Array.isArray(keys) ? keys.filter((key): key is string => typeof key === 'string') : actions.chosen();
  const none = { args: { type: 'object' as const, properties: {} } };
  commands.addCommand(runsCommandIds.show, {
    label: trans.__('Show Runs'),
    caption: trans.__('Show the runs of open notebooks and of the folder "runs" in the sidebar'),
    execute: () => actions.show(),
    describedBy: none
  });
  commands.addCommand(runsCommandIds.compare, {
    label: trans.__('Compare Selected Runs'),
    caption: trans.__('Compare the runs that are selected in the runs panel'),
    isEnabled: (args) => keysOf(args).length > 1,
    execute: (args) => actions.compare(keysOf(args)),
    describedBy: {
      args: { type: 'object', properties: { keys: { type: 'array', items: { type: 'string' }, description: 'Which runs' } } }
    }
  });
  commands.addCommand(runsCommandIds.refresh, {
    label: trans.__('Refresh Runs'),
    caption: trans.__('Read the folders of runs again'),
    execute: () => actions.refresh(),
    describedBy: none
  });
  commands.addCommand(runsCommandIds.table, {
    label: trans.__('Table of Runs'),
    caption: trans.__('Show all runs as a table'),
    execute: () => actions.table(),
    describedBy: none
  });
  commands.addCommand(runsCommandIds.run, {
    label: trans.__('Open Run'),
    isVisible: () => false,
    execute: ({ key }) => (typeof key === 'string' ? actions.run(key) : undefined),
    describedBy: { args: { type: 'object', properties: { key: { type: 'string', description: 'The row of the run' } } } }
  });
  const { run: _, ...offered } = runsCommandIds;
  for (const command of Object.values(offered)) palette?.addItem({ command, category: 'Stillroom' });
}
