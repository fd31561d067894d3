import { tabulateFrontGroups, tabulateFrontPoints } from '../../../../src/views/paretoFront/tabulateParetoFront';
import type { ParetoFrontView } from '../../../../src/views/View';
import { createDataTable, table, tableBox } from '../../dom/controls/createDataTable';
import { trans } from '../../dom/trans';
import { createFigure } from '../../plot/createFigure';
import { Plot } from '../../plot/Plot';
import { readTheme } from '../../plot/readTheme';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { plotParetoFront } from './plotParetoFront';

/** Candidates beside what they cost, with the front of each search. */
export function createParetoFrontSection(): Section<ParetoFrontView> {
  let view: ParetoFrontView | null = null;
  const plot = new Plot((width) => plotParetoFront(view!, readTheme(), width)!);
  const picture = createFigure(plot.node);
  const box = tableBox(trans.__('Searches'));
  const points = createDataTable(trans.__('The candidates on the fronts'), () => tabulateFrontPoints(view!));
  const caption = trans.__('Filled, on the line: on the front of its search. Dotted: the budget.');
  const isDrawn = () => view !== null && plotParetoFront(view, readTheme(), 800) !== null;
  return createViewSection({
    content: [picture.node, box, points.node],
    plots: () => [plot],
    show(next) {
      view = next;
      picture.describe(caption, trans.__('Candidates by cost and metric. %1 The numbers are in the tables below.', caption));
      picture.node.hidden = !isDrawn();
      box.replaceChildren(table(tabulateFrontGroups(view)));
      points.refresh();
      if (isDrawn()) plot.ask();
    },
    recolour() {
      if (isDrawn()) plot.ask();
    }
  });
}
