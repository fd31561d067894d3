import { comparisonTables } from '../../../src/views/comparisonTables';
import type { ComparisonView } from '../../../src/views/View';
import { table } from '../controls/dataTable';
import { element } from '../element';
import { heading } from '../heading';
import type { Section } from '../Section';

/** Models on the same rows: metrics with their intervals, and the differences. */
export function comparisonSection(): Section<ComparisonView> {
  const head = heading();
  const box = element('div', { class: 'sr-TableBox', tabindex: 0, role: 'region', 'aria-label': 'Comparison' });
  const node = element('div', { class: 'sr-Section', role: 'figure' }, head.node, box);
  return {
    node,
    update(view) {
      head.set(view.title, view.says);
      node.setAttribute('aria-label', view.says);
      box.replaceChildren(...comparisonTables(view).map(table));
    },
    recolour: () => undefined,
    drawn: () => Promise.resolve(),
    dispose: () => undefined
  };
}
