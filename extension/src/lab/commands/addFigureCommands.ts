import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import { copyText } from '../../dom/copyText';
import { formatViewAsCsv } from '../../tabs/formatViewAsCsv';
import { fileNameFromTitle } from '../../tabs/fileNameFromTitle';
import { exportFigureAsSvg } from '../../tabs/exportFigureAsSvg';
import { findCellOfOutput } from '../../tabs/findCellOfOutput';
import { isInReport, includeCellInReport } from '../../tabs/includeCellInReport';
import { svgToPng, svgFile } from '../../tabs/svgToPng';
import { findFigureAtPointer, type Pointed } from '../../tabs/findFigureAtPointer';
import { saveFile } from '../../tabs/saveFile';
import { trans } from '../../dom/trans';
import type { ViewRenderer } from '../../renderer/ViewRenderer';

export const figureCommandIds = {
  csv: 'stillroom:copy-csv',
  png: 'stillroom:save-png',
  svg: 'stillroom:save-svg',
  tab: 'stillroom:open-figure',
  report: 'stillroom:show-in-report'
};

/**
 * What can be done with a figure: in its context menu, and in the palette for the one in the active cell.
 *
 * @param openTab null where there are no tabs.
 */
export function addFigureCommands(
  app: JupyterFrontEnd,
  palette: ICommandPalette | null,
  openTab: ((renderer: ViewRenderer) => void) | null
): void {
  const describedBy = { args: { type: 'object' as const, properties: {} } };
  const there = () => findFigureAtPointer(app);
  const home = () => {
    const pointed = there();
    return pointed && findCellOfOutput(pointed.renderer);
  };
  const drawn = () => there()?.plot !== null && there() !== null;
  const onFigure = (job: (pointed: Pointed) => unknown) => async () => {
    const pointed = there();
    if (pointed) await job(pointed);
  };
  const picture = async ({ plot, view }: Pointed) => exportFigureAsSvg(plot!, view.title);

  app.commands.addCommand(figureCommandIds.csv, {
    label: trans.__('Copy Data as CSV'),
    caption: trans.__('Copy the numbers of this figure, with all their digits'),
    isEnabled: () => there() !== null,
    execute: onFigure(({ view }) => copyText(formatViewAsCsv(view))),
    describedBy
  });
  app.commands.addCommand(figureCommandIds.png, {
    label: trans.__('Save Figure as PNG'),
    caption: trans.__('Save this picture as it is zoomed and coloured now'),
    isEnabled: drawn,
    execute: onFigure(async (pointed) =>
      saveFile(fileNameFromTitle(pointed.view.title, 'png'), await svgToPng(await picture(pointed)))
    ),
    describedBy
  });
  app.commands.addCommand(figureCommandIds.svg, {
    label: trans.__('Save Figure as SVG'),
    caption: trans.__('Save this picture as it is zoomed and coloured now'),
    isEnabled: drawn,
    execute: onFigure(async (pointed) => saveFile(fileNameFromTitle(pointed.view.title, 'svg'), svgFile(await picture(pointed)))),
    describedBy
  });
  app.commands.addCommand(figureCommandIds.tab, {
    label: trans.__('Open Figure in a Tab'),
    caption: trans.__('Show this output in its own tab, which comes back after a reload'),
    isEnabled: () => openTab !== null && there() !== null,
    isVisible: () => openTab !== null,
    execute: onFigure(({ renderer }) => openTab?.(renderer)),
    describedBy
  });
  app.commands.addCommand(figureCommandIds.report, {
    label: trans.__('Show Output in the Report'),
    caption: trans.__("Whether the report of this notebook shows this cell's output"),
    isEnabled: () => home() !== null,
    isToggleable: true,
    isToggled: () => {
      const at = home();
      return at !== null && isInReport(at);
    },
    execute: () => {
      const at = home();
      if (at) includeCellInReport(at, !isInReport(at));
    },
    describedBy
  });
  for (const command of Object.values(figureCommandIds)) palette?.addItem({ command, category: 'Stillroom' });
}
