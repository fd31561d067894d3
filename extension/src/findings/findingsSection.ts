import type { FindingsView } from '../../../src/views/View';
import { element } from '../element';
import { heading } from '../heading';
import { findingsList } from '../run/findingsList';
import type { Section } from '../Section';

/** What the checks found, outside a run. */
export function findingsSection(): Section<FindingsView> {
  const head = heading();
  const list = findingsList();
  const node = element('div', { class: 'sr-Section', role: 'figure' }, head.node, list.node);
  return {
    node,
    update({ title, says, findings }) {
      head.set(title, says);
      node.setAttribute('aria-label', says);
      list.update(findings);
    },
    recolour: () => undefined,
    drawn: () => Promise.resolve(),
    dispose: () => undefined
  };
}
