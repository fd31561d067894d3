import { latencyTable } from '../../../src/views/latencyTable';
import type { LatencyView } from '../../../src/views/View';
import { table } from '../controls/dataTable';
import { element } from '../element';
import { figure } from '../figure';
import { heading } from '../heading';
import { Plot } from '../Plot';
import type { Section } from '../Section';
import { readTheme } from '../theme';
import { latencyPicture } from './latencyPicture';

/** How long a call takes, and how large the candidates are. */
export function latencySection(): Section<LatencyView> {
  let view: LatencyView | null = null;
  const head = heading();
  const plot = new Plot((width) => latencyPicture(view!, readTheme(), width));
  const picture = figure(plot.node);
  const box = element('div', { class: 'sr-TableBox', tabindex: 0, role: 'group', 'aria-label': 'Times and sizes' });
  const node = element('div', { class: 'sr-Section', role: 'figure' }, head.node, picture.node, box);
  const caption = 'Dot: median (p50). Short tick: 95th percentile. End of the line: 99th percentile.';
  return {
    node,
    update(next) {
      view = next;
      head.set(view.title, view.says);
      node.setAttribute('aria-label', view.says);
      picture.describe(caption, `Time a call. ${caption} The numbers are in the table below.`);
      picture.node.hidden = box.hidden = view.rows.length === 0;
      box.replaceChildren(table(latencyTable(view)));
      if (view.rows.length) plot.ask();
    },
    recolour() {
      if (view?.rows.length) plot.ask();
    },
    drawn: () => plot.drawn(),
    dispose: () => plot.dispose()
  };
}
