import type { JupyterFrontEnd } from '@jupyterlab/application';
import { MessageLoop } from '@lumino/messaging';
import type { Menu, MenuBar, Widget } from '@lumino/widgets';

export const exportCommand = 'notebook:export-to-format';
export const reportFormat = { format: 'stillroom', label: 'Stillroom report' };

/**
 * Names the report in File > Save and Export Notebook As. JupyterLab fills that menu itself, some time after the first notebook is opened, and
 * names each format by its key, which is short enough to be typed after `jupyter nbconvert --to`.
 */
export function labelReportExportMenuItem(app: JupyterFrontEnd): void {
  const menu = exportMenu(app);
  if (!menu) return;
  MessageLoop.installMessageHook(menu, (_, message) => {
    if (message.type === 'update-request') rename(menu);
    return true;
  });
}

function exportMenu({ shell }: JupyterFrontEnd): Menu | undefined {
  for (const widget of shell.widgets('menu')) {
    const { menus } = widget as Widget & Partial<Pick<MenuBar, 'menus'>>;
    const file = menus?.find(({ id }) => id === 'jp-mainmenu-file');
    const found = file?.items.find(({ submenu }) => submenu?.id === 'jp-mainmenu-file-notebookexport');
    if (found?.submenu) return found.submenu;
  }
  return undefined;
}

function rename(menu: Menu): void {
  const place = menu.items.findIndex(
    ({ command, args }) => command === exportCommand && args.format === reportFormat.format && args.label !== reportFormat.label
  );
  if (place < 0) return;
  menu.removeItemAt(place);
  menu.insertItem(place, { command: exportCommand, args: reportFormat });
}
