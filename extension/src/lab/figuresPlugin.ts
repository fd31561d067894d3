import { ILabShell, ILayoutRestorer, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, WidgetTracker } from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { addFigureCommands } from './commands/addFigureCommands';
import {
  readFigureAgain,
  createRestorableFigureTab,
  followOutput,
  kept,
  sourceOf,
  tabId,
  type FigureSource,
  type FigureTab
} from '../tabs/createRestorableFigureTab';
import { setPreferences } from '../preferences/currentPreferences';
import { checkPreferences } from '../preferences/checkPreferences';
import { translateSchema } from '../preferences/translateSchema';
import { speak, trans } from '../dom/trans';
import type { ViewRenderer } from '../renderer/ViewRenderer';

const id = '@stillroom/lab:figures';
const reopen = 'stillroom:reopen-figure';

/** What figures get from the application: settings, language, a context menu, and tabs of their own that outlive a reload. */
export const figuresPlugin: JupyterFrontEndPlugin<void> = {
  id,
  description: 'Settings, context menu and tabs of the figures.',
  autoStart: true,
  optional: [ISettingRegistry, ITranslator, ICommandPalette, ILayoutRestorer, ILabShell],
  activate(
    app: JupyterFrontEnd,
    registry: ISettingRegistry | null,
    translator: ITranslator | null,
    palette: ICommandPalette | null,
    restorer: ILayoutRestorer | null,
    labShell: ILabShell | null
  ) {
    speak((translator ?? nullTranslator).load('stillroom'));
    if (registry) void followSettings(registry);

    const tabs = new WidgetTracker<FigureTab>({ namespace: 'stillroom-figures' });
    const add = (tab: FigureTab) => {
      void tabs.add(tab);
      app.shell.add(tab, 'main');
      app.shell.activateById(tab.id);
    };
    const openTab = (renderer: ViewRenderer) => {
      const source = sourceOf(renderer);
      const open = tabs.find(({ id }) => id === tabId(source));
      if (open) app.shell.activateById(open.id);
      const tab = open ?? createRestorableFigureTab(source);
      followOutput(tab, renderer);
      if (!open) add(tab);
    };
    // Notebook 7 shows one thing, the notebook.
    addFigureCommands(app, palette, labShell && openTab);
    app.commands.addCommand(reopen, {
      label: trans.__('Open Figure in a Tab'),
      execute: async (args) => {
        const source = args as unknown as FigureSource;
        add(createRestorableFigureTab({ ...source, data: await readFigureAgain(source, app.serviceManager.contents) }));
      },
      describedBy: { args: { type: 'object', properties: { path: {}, cell: {}, place: {}, data: {} } } }
    });
    void restorer?.restore(tabs, {
      command: reopen,
      args: (tab) => ({ ...kept(tab.source) }) as never,
      name: (tab) => tab.id
    });
  }
};

async function followSettings(registry: ISettingRegistry): Promise<void> {
  // Before the load: a schema is fetched once.
  registry.transform(id, { fetch: (plugin) => ({ ...plugin, schema: translateSchema(plugin.schema, trans) }) });
  try {
    const settings = await registry.load(id);
    const take = () => setPreferences(checkPreferences(settings.composite));
    settings.changed.connect(take);
    take();
  } catch (error) {
    // Without a schema, as in a page that was built without one, figures have their defaults.
    void error;
  }
}
