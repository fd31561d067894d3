import type { FindingsView } from '../../../../src/views/View';
import { findingsList } from '../../section/findingsList';
import type { Section } from '../../section/Section';
import { sectionOf } from '../../section/sectionOf';

/** What the checks found, outside a run. */
export function findingsSection(): Section<FindingsView> {
  const list = findingsList();
  return sectionOf({ content: [list.node], show: ({ findings }) => list.update(findings) });
}
