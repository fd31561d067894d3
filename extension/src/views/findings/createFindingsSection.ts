import type { FindingsView } from '../../../../src/views/View';
import { createFindingsList } from '../../section/createFindingsList';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';

/** What the checks found, outside a run. */
export function createFindingsSection(): Section<FindingsView> {
  const list = createFindingsList();
  return createViewSection({ content: [list.node], show: ({ findings }) => list.update(findings) });
}
