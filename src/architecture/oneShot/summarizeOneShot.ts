import type { RunRecord } from '../../record/RunRecord';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { withDisplay } from '../../views/bundle/withDisplay';
import { formatCount, formatPercent } from '../../views/words/formatNumber';
import { computeFronts } from '../front/computeFronts';
import { findFront } from '../front/findFront';
import { orderByFronts } from '../front/orderByFronts';
import type { DrawnCandidates } from '../search/drawCandidates';
import { formatCandidateName } from '../search/formatCandidateName';
import type { CheckedOneShot } from './checkOneShot';
import type { OneShotResult, SharingCandidate } from './OneShotResult';

/** What came of shared weights, in words, as a view and as a plan of what to distil. `accuracies` is empty if the training did not come to its end. */
export function summarizeOneShot(
  checked: CheckedOneShot,
  { plan, costs: values, drawn }: DrawnCandidates,
  { accuracies, record }: { accuracies: readonly number[]; record: RunRecord }
): OneShotResult {
  const { costs, data, epochs, randomCandidates, seed } = checked;
  const points = accuracies.map((value, i) => ({
    name: formatCandidateName({ parameters: plan[i] }),
    cost: values[i][0],
    value
  }));
  const isOnFront = findFront(points);
  const candidates = points.map(({ value }, number): SharingCandidate => ({
    ...{ number, parameters: plan[number], accuracy: value, isOnFront: isOnFront[number] },
    costs: Object.fromEntries(costs.map(({ name }, k) => [name, values[number][k]]))
  }));
  const title = record.title;
  const groups = { 'shared weights': [points] };
  const view = points.length
    ? computeFronts({ groups, cost: costs[0], rows: data.validation.y.length, reference: null, title })
    : null;
  const order = orderByFronts(points);
  const result: OneShotResult = {
    ...{ says: saysResult(candidates, { count: plan.length, drawn, record }), candidates, points, drawn, record, view },
    search: {
      description: { name: 'oneShot', candidates: plan.length, epochs, randomCandidates, seed },
      plan: () => order.map((i) => ({ ...plan[i] }))
    },
    epochs: epochs * (2 + randomCandidates)
  };
  const records = [record];
  return withDisplay(result, () => (view ? viewToMimeBundle(view, { static: true, records }) : { 'text/plain': result.says }));
}

function saysResult(
  candidates: readonly SharingCandidate[],
  { count, drawn, record }: { count: number; drawn: DrawnCandidates['drawn']; record: RunRecord }
): string {
  const taken = `Of ${formatCount(drawn.drawn)} architectures that were drawn, ${formatCount(count)} within the budget share one set of weights`;
  if (!candidates.length)
    return `${taken}. The training ${record.status === 'failed' ? `failed: ${record.error}` : 'was stopped'}.`;
  const best = candidates.reduce((a, b) => (b.accuracy > a.accuracy ? b : a));
  const front = candidates.filter(({ isOnFront }) => isOnFront).length;
  return `${taken}. With it ${formatCount(front)} are on the front; the best is ${formatCandidateName(best)}: ${formatPercent(best.accuracy)} on the validation rows. Shared weights only rank: distil the first ones with kd.architecture.search.`;
}
