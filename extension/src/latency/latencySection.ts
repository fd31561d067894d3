import { latencyTable } from '../../../src/views/latencyTable';
import type { LatencyView } from '../../../src/views/View';
import { table } from '../controls/dataTable';
import { element } from '../element';
import { heading } from '../heading';
import type { Section } from '../Section';

/** How long a call takes, and how large the candidates are. */
export function latencySection(): Section<LatencyView> {
  const head = heading();
  const box = element('div', { class: 'sr-TableBox', tabindex: 0, role: 'region', 'aria-label': 'Times and sizes' });
  const node = element('div', { class: 'sr-Section', role: 'figure' }, head.node, box);
  return {
    node,
    update(view) {
      head.set(view.title, view.says);
      node.setAttribute('aria-label', view.says);
      box.replaceChildren(table(latencyTable(view)));
    },
    recolour: () => undefined,
    drawn: () => Promise.resolve(),
    dispose: () => undefined
  };
}
