import type { FindingsView } from '../../../../src/views/View';
import { findingsList } from '../../section/findingsList';
import type { Section } from '../../section/Section';
import { viewSection } from '../../section/viewSection';

/** What the checks found, outside a run. */
export function findingsSection(): Section<FindingsView> {
  const list = findingsList();
  return viewSection({ content: [list.node], show: ({ findings }) => list.update(findings) });
}
