import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { withDisplay } from '../../views/bundle/withDisplay';
import { formatCount, formatPercent } from '../../views/words/formatNumber';
import { joinWithAnd } from '../../views/words/joinWithAnd';
import { computeFronts } from '../front/computeFronts';
import type { ArchitectureSearchResult, Candidate, FrontCandidate } from './ArchitectureSearchResult';
import type { CheckedSearch } from './checkArchitectureSearch';
import { formatCandidateName } from './formatCandidateName';
import type { DrawnCandidates } from './drawCandidates';

/** What came of a search, in words and as a view. */
export function summarizeSearch(
  checked: CheckedSearch,
  { plan, drawn }: DrawnCandidates,
  candidates: Candidate[],
  front: FrontCandidate[]
): ArchitectureSearchResult {
  const { costs, data, title = 'Architecture search' } = checked;
  const measured = candidates.filter(({ accuracy }) => accuracy !== null);
  const points = measured.map((one) => ({ cost: one.costs[costs[0].name], value: one.accuracy! }));
  const named = measured.map((one, i) => ({ name: formatCandidateName(one), ...points[i] }));
  const view = measured.length
    ? computeFronts({ groups: { search: [named] }, cost: costs[0], rows: data.validation.y.length, reference: null, title })
    : null;
  const records = candidates.flatMap(({ record }) => (record ? [record] : []));
  const epochs = candidates.reduce((sum, one) => sum + one.epochs, 0);
  const says = [saysDrawn(checked, plan.length, drawn), saysTrained(checked, candidates, epochs), saysFront(front)].join(' ');
  const result = { says, candidates, front, points, drawn, epochs, records, view };
  return withDisplay(result, () => (view ? { ...viewToMimeBundle(view, { static: true }) } : { 'text/plain': says }));
}

function saysDrawn(
  { candidates }: CheckedSearch,
  count: number,
  { drawn, repeated, overBudget }: DrawnCandidates['drawn']
): string {
  const left = Object.entries(overBudget).map(([cost, over]) => `${formatCount(over)} over the budget in ${cost}`);
  const out = joinWithAnd([...left, ...(repeated ? [`${formatCount(repeated)} drawn before`] : [])]);
  const few = count < candidates ? `, fewer than the ${formatCount(candidates)} that were asked for` : '';
  return `Of ${formatCount(drawn)} architectures that were drawn${out ? ` (${out})` : ''}, ${formatCount(count)} became candidates${few}.`;
}

function saysTrained({ epochs: each }: CheckedSearch, candidates: readonly Candidate[], epochs: number): string {
  const count = (status: Candidate['status']) => formatCount(candidates.filter((one) => one.status === status).length);
  return `${count('done')} were trained for ${formatCount(each)} epochs, ${count('stopped')} stopped early, ${count('failed')} failed: ${formatCount(epochs)} epochs in all.`;
}

function saysFront(front: readonly FrontCandidate[]): string {
  if (!front.length) return 'Nothing was measured.';
  const best = front[front.length - 1];
  const test = best.test ? `, ${formatPercent(best.test.accuracy)} on test rows` : '';
  return `${formatCount(front.length)} are on the front; the best is ${formatCandidateName(best)}: ${formatPercent(best.accuracy)} on the validation rows${test}. It was chosen on the validation rows, so what it reaches there is a little too high.`;
}
