import type { PlotlyHTMLElement } from 'plotly.js-dist-min';
import { shownAtMost } from '../../../../src/views/confusion/confusionTables';
import { formatCount, formatPercent } from '../../words/numbers';
import { mostConfused } from '../../../../src/views/confusion/mostConfused';
import type { ConfusionView } from '../../../../src/views/View';
import { cellGrid, type GridCell } from '../../dom/controls/cellGrid';
import { element } from '../../dom/element';
import { figure } from '../../plot/figure';
import { Plot } from '../../plot/Plot';
import { readTheme } from '../../plot/theme';
import { trans } from '../../dom/trans';
import { confusionPicture } from './confusionPicture';

export interface ConfusionMap {
  readonly node: HTMLElement;
  readonly plot: Plot;
  show(view: ConfusionView): void;
}

/** The map of the model at this place, its cells reachable by keyboard; the words of the one that has the focus stand below. */
export function confusionMap(place: number): ConfusionMap {
  let view: ConfusionView | null = null;
  let current: GridCell = { row: 0, column: 0 };
  const words = element('p', { class: 'sr-Note' });
  const cells = cellGrid(trans.__('Cells of the map: arrow keys move'), (cell) => says(view!, place, cell), move, move);
  const plot = new Plot((width) => confusionPicture(view!, place, readTheme(), width), lay, false);
  const picture = figure(element('div', { class: 'sr-Map' }, plot.node, cells.node), words);

  function move(cell: GridCell) {
    current = cell;
    words.textContent = says(view!, place, cell);
    cells.show(cell, null);
  }

  function lay(node: PlotlyHTMLElement) {
    const area = node.querySelector('.nsewdrag')?.getBoundingClientRect();
    const whole = node.getBoundingClientRect();
    const size = shownOf(view!).length;
    if (!area) return;
    cells.place(
      { rows: size, columns: size },
      { left: area.left - whole.left, top: area.top - whole.top, width: area.width, height: area.height }
    );
  }

  return {
    node: picture.node,
    plot,
    show(next) {
      view = next;
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
      cells.show(current, null);
      plot.ask();
    }
  };
}

function shownOf(view: ConfusionView): number[] {
  return mostConfused(view, shownAtMost);
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
