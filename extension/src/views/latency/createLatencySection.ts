import { tabulateLatency } from '../../../../src/views/latency/tabulateLatency';
import type { LatencyView } from '../../../../src/views/View';
import { table, tableBox } from '../../dom/controls/createDataTable';
import { createFigure } from '../../plot/createFigure';
import { Plot } from '../../plot/Plot';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { readTheme } from '../../plot/readTheme';
import { plotLatency } from './plotLatency';
import { trans } from '../../dom/trans';

/** How long a call takes, and how large the candidates are. */
export function createLatencySection(): Section<LatencyView> {
  let view: LatencyView | null = null;
  const plot = new Plot((width) => plotLatency(view!, readTheme(), width));
  const picture = createFigure(plot.node);
  const box = tableBox(trans.__('Times and sizes'));
  const caption = trans.__('Dot: median (p50). Short tick: 95th percentile. End of the line: 99th percentile.');
  return createViewSection({
    content: [picture.node, box],
    plots: () => [plot],
    show(next) {
      view = next;
      picture.describe(caption, trans.__('Time a call. %1 The numbers are in the table below.', caption));
      picture.node.hidden = box.hidden = view.rows.length === 0;
      box.replaceChildren(table(tabulateLatency(view)));
      if (view.rows.length) plot.ask();
    },
    recolour() {
      if (view?.rows.length) plot.ask();
    }
  });
}
