import type { PlotlyHTMLElement } from 'plotly.js-dist-min';
import type { AlignmentMapView } from '../../../../src/views/View';
import { createElement } from '../../dom/createElement';
import { listenToHeatmapCellClicks } from '../../plot/listenToHeatmapCellClicks';
import { createFigure } from '../../plot/createFigure';
import { Plot } from '../../plot/Plot';
import { readTheme } from '../../plot/readTheme';
import { plotAlignment } from './plotAlignment';
import { createKeyboardGrid, type GridCell } from '../../dom/controls/createKeyboardGrid';
import { describeLayerPair, type Cell } from './describeLayerPair';
import { trans } from '../../dom/trans';

export interface MapPanel {
  readonly node: HTMLElement;
  /** The map at this place of the view, with the cell that has the frame and the one that is selected. */
  show(view: AlignmentMapView, place: number, current: Cell, selected: Cell | null): void;
  /** Moves both, without drawing the map again. */
  mark(current: Cell, selected: Cell | null): void;
  recolour(): void;
  drawn(): Promise<void>;
  dispose(): void;
}

/** One map, its cells reachable by pointer and by keyboard. */
export function createAlignmentMapPanel(moved: (cell: Cell) => void, selected: (cell: Cell) => void): MapPanel {
  let view: AlignmentMapView | null = null;
  let place = 0;
  const cells = createKeyboardGrid(
    trans.__('Cells of the map: arrow keys move, Enter selects'),
    (cell) => describeLayerPair(view!, place, pairOf(cell)),
    (cell) => moved(pairOf(cell)),
    (cell) => selected(pairOf(cell))
  );
  const plot = new Plot((width) => plotAlignment(view!, place, readTheme(), width), lay, false);
  const picture = createFigure(createElement('div', { class: 'sr-Map' }, plot.node, cells.node));

  function lay(node: PlotlyHTMLElement) {
    const area = node.querySelector('.nsewdrag')?.getBoundingClientRect();
    const whole = node.getBoundingClientRect();
    if (area)
      cells.place(sizeOf(), { left: area.left - whole.left, top: area.top - whole.top, width: area.width, height: area.height });
    listenToHeatmapCellClicks(node, sizeOf, (cell) => selected(pairOf(cell)));
  }

  function sizeOf() {
    return { rows: view!.teacherLayers.length, columns: view!.studentLayers.length };
  }

  return {
    node: picture.node,
    show(next, nextPlace, current, chosen) {
      [view, place] = [next, nextPlace];
      const { label } = view.maps[place];
      picture.describe(label, trans.__('%1. The table below has the numbers.', label));
      cells.show(placeOf(current), chosen && placeOf(chosen));
      plot.ask();
    },
    mark: (current, chosen) => cells.show(placeOf(current), chosen && placeOf(chosen)),
    recolour: () => plot.ask(),
    drawn: () => plot.drawn(),
    dispose: () => plot.dispose()
  };
}

/** Teacher layers stand down, student layers across. */
function pairOf({ row, column }: GridCell): Cell {
  return { teacher: row, student: column };
}

function placeOf({ teacher, student }: Cell): GridCell {
  return { row: teacher, column: student };
}
