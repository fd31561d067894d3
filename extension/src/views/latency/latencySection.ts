import { latencyTable } from '../../../../src/views/latency/latencyTable';
import type { LatencyView } from '../../../../src/views/View';
import { table, tableBox } from '../../dom/controls/dataTable';
import { figure } from '../../plot/figure';
import { Plot } from '../../plot/Plot';
import type { Section } from '../../section/Section';
import { viewSection } from '../../section/viewSection';
import { readTheme } from '../../plot/theme';
import { latencyPicture } from './latencyPicture';
import { trans } from '../../dom/trans';

/** How long a call takes, and how large the candidates are. */
export function latencySection(): Section<LatencyView> {
  let view: LatencyView | null = null;
  const plot = new Plot((width) => latencyPicture(view!, readTheme(), width));
  const picture = figure(plot.node);
  const box = tableBox(trans.__('Times and sizes'));
  const caption = trans.__('Dot: median (p50). Short tick: 95th percentile. End of the line: 99th percentile.');
  return viewSection({
    content: [picture.node, box],
    plots: () => [plot],
    show(next) {
      view = next;
      picture.describe(caption, trans.__('Time a call. %1 The numbers are in the table below.', caption));
      picture.node.hidden = box.hidden = view.rows.length === 0;
      box.replaceChildren(table(latencyTable(view)));
      if (view.rows.length) plot.ask();
    },
    recolour() {
      if (view?.rows.length) plot.ask();
    }
  });
}
