import type { PlotlyHTMLElement } from 'plotly.js-dist-min';
import type { AlignmentMapView } from '../../../../src/views/View';
import { element } from '../../dom/element';
import { heatmapCellClicks } from '../../plot/heatmapCellClicks';
import { figure } from '../../plot/figure';
import { Plot } from '../../plot/Plot';
import { readTheme } from '../../plot/theme';
import { alignmentPicture } from './alignmentPicture';
import { keyboardGrid, type GridCell } from '../../dom/controls/keyboardGrid';
import { layerPairDescription, type Cell } from './layerPairDescription';
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
export function mapPanel(moved: (cell: Cell) => void, selected: (cell: Cell) => void): MapPanel {
  let view: AlignmentMapView | null = null;
  let place = 0;
  const cells = keyboardGrid(
    trans.__('Cells of the map: arrow keys move, Enter selects'),
    (cell) => layerPairDescription(view!, place, pairOf(cell)),
    (cell) => moved(pairOf(cell)),
    (cell) => selected(pairOf(cell))
  );
  const plot = new Plot((width) => alignmentPicture(view!, place, readTheme(), width), lay, false);
  const picture = figure(element('div', { class: 'sr-Map' }, plot.node, cells.node));

  function lay(node: PlotlyHTMLElement) {
    const area = node.querySelector('.nsewdrag')?.getBoundingClientRect();
    const whole = node.getBoundingClientRect();
    if (area)
      cells.place(sizeOf(), { left: area.left - whole.left, top: area.top - whole.top, width: area.width, height: area.height });
    heatmapCellClicks(node, sizeOf, (cell) => selected(pairOf(cell)));
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
