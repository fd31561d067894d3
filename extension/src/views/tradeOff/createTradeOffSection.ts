import { tabulateTradeOff } from '../../../../src/views/tradeOff/tabulateTradeOff';
import type { TradeOffView } from '../../../../src/views/View';
import { table, tableBox } from '../../dom/controls/createDataTable';
import { trans } from '../../dom/trans';
import { createFigure } from '../../plot/createFigure';
import { Plot } from '../../plot/Plot';
import { readTheme } from '../../plot/readTheme';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { plotTradeOff } from './plotTradeOff';

/** How good models are beside what they cost. */
export function createTradeOffSection(): Section<TradeOffView> {
  let view: TradeOffView | null = null;
  const plot = new Plot((width) => plotTradeOff(view!, readTheme(), width)!);
  const picture = createFigure(plot.node);
  const box = tableBox(trans.__('Models by their cost'));
  const caption = trans.__('Filled, on the line: no other model is as cheap and better. Bars: intervals.');
  const isDrawn = () => view !== null && plotTradeOff(view, readTheme(), 800) !== null;
  return createViewSection({
    content: [picture.node, box],
    plots: () => [plot],
    show(next) {
      view = next;
      picture.describe(caption, trans.__('Models by cost and metric. %1 The numbers are in the table below.', caption));
      picture.node.hidden = !isDrawn();
      box.replaceChildren(table(tabulateTradeOff(view)));
      if (isDrawn()) plot.ask();
    },
    recolour() {
      if (isDrawn()) plot.ask();
    }
  });
}
