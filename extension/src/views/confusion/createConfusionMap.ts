import type { PlotlyHTMLElement } from 'plotly.js-dist-min';
import { shownAtMost } from '../../../../src/views/confusion/tabulateConfusion';
import { formatCount, formatPercent } from '../../words/formatNumber';
import { selectMostConfusedClasses } from '../../../../src/views/confusion/selectMostConfusedClasses';
import type { ConfusionView } from '../../../../src/views/View';
import { createKeyboardGrid, type GridCell } from '../../dom/controls/createKeyboardGrid';
import { createElement } from '../../dom/createElement';
import { listenToHeatmapCellClicks } from '../../plot/listenToHeatmapCellClicks';
import { createFigure } from '../../plot/createFigure';
import { Plot } from '../../plot/Plot';
import { readTheme } from '../../plot/readTheme';
import { trans } from '../../dom/trans';
import { plotConfusion } from './plotConfusion';

/** A cell by the names of the classes. */
export interface ConfusedCell {
  label: string;
  taken: string;
}

export interface ConfusionMap {
  readonly node: HTMLElement;
  readonly plot: Plot;
  /** `keeps`: whether the cell that was selected stays so. */
  show(view: ConfusionView, keeps: boolean): void;
  /** No cell is selected, for one of another map is. */
  unselect(): void;
}

/** The map of the model at this place, its cells reachable by keyboard; the words of the one that has the focus stand below. */
export function createConfusionMap(place: number, selects: (cell: ConfusedCell) => void): ConfusionMap {
  let view: ConfusionView | null = null;
  let current: GridCell = { row: 0, column: 0 };
  let selected: GridCell | null = null;
  const words = createElement('p', { class: 'sr-Note' });
  const cells = createKeyboardGrid(
    trans.__('Cells of the map: arrow keys move, Enter selects'),
    (cell) => says(view!, place, cell),
    move,
    select
  );
  const plot = new Plot((width) => plotConfusion(view!, place, readTheme(), width), lay, false);
  const picture = createFigure(createElement('div', { class: 'sr-Map' }, plot.node, cells.node), words);

  function move(cell: GridCell) {
    current = cell;
    words.textContent = says(view!, place, cell);
    cells.show(cell, selected);
  }

  function select(cell: GridCell) {
    if (view!.samples !== undefined) selected = cell;
    move(cell);
    const [label, taken] = [cell.row, cell.column].map((at) => view!.classes[shownOf(view!)[at]]);
    selects({ label, taken });
  }

  function sizeOf() {
    const size = shownOf(view!).length;
    return { rows: size, columns: size };
  }

  function lay(node: PlotlyHTMLElement) {
    const area = node.querySelector('.nsewdrag')?.getBoundingClientRect();
    const whole = node.getBoundingClientRect();
    if (!area) return;
    cells.place(sizeOf(), { left: area.left - whole.left, top: area.top - whole.top, width: area.width, height: area.height });
    listenToHeatmapCellClicks(node, sizeOf, select);
  }

  return {
    node: picture.node,
    plot,
    unselect() {
      selected = null;
      cells.show(current, null);
    },
    show(next, keeps) {
      view = next;
      if (!keeps) selected = null;
      const { name, errors } = view.models[place];
      const caption = trans.__(
        '%1: %2 wrong (%3)',
        name,
        formatCount(errors),
        formatPercent(view.rows ? errors / view.rows : null, 1)
      );
      picture.describe(caption, trans.__('%1. The pairs are in the table below.', caption));
      const last = shownOf(view).length - 1;
      current = { row: Math.min(current.row, last), column: Math.min(current.column, last) };
      words.textContent = '';
      cells.show(current, selected);
      plot.ask();
    }
  };
}

function shownOf(view: ConfusionView): number[] {
  return selectMostConfusedClasses(view, shownAtMost);
}

function says(view: ConfusionView, place: number, { row, column }: GridCell): string {
  const shown = shownOf(view);
  const [label, taken] = [shown[row], shown[column]];
  const of = view.models[place].counts[label];
  const all = of.reduce((sum, count) => sum + count, 0);
  const share = all > 0 ? ` (${formatPercent(of[taken] / all, 1)})` : '';
  const rows = trans.__('%1 of %2 rows', formatCount(of[taken]), formatCount(all)) + share;
  return label === taken
    ? trans.__('%1: %2 are right', view.classes[label], rows)
    : trans.__('%1 taken for %2: %3', view.classes[label], view.classes[taken], rows);
}
