import type { StreamAccuracy } from '../../record/StreamAccuracy';
import type { AccuracyMatrixView } from '../types/AccuracyMatrixView';
import { formatCount } from '../words/formatNumber';
import { formatSeedInterval } from '../words/formatSeedInterval';
import { joinWithAnd } from '../words/joinWithAnd';

const toldAtMost = 8;

/** What is known of a stream as a view; `accuracyMatrixView` returns the same with a display. */
export function computeAccuracyMatrixView(accuracy: StreamAccuracy, title = accuracy.title): AccuracyMatrixView {
  return { kind: 'accuracyMatrix', ...accuracy, title, says: says(accuracy) };
}

function says({ strategies, parts, seeds }: StreamAccuracy): string {
  const over = seeds > 1 ? ` over ${formatCount(seeds)} seeds` : '';
  const [first, ...others] = strategies;
  const after = `After ${formatCount(parts.length)} ${parts.length === 1 ? 'part' : 'parts'}`;
  if (others.length === 0) {
    const forgot = first.forgetting ? `, with a forgetting of ${formatSeedInterval(first.forgetting)}` : '';
    return `${after}${over} ${first.name} has an average accuracy of ${formatSeedInterval(first.averageAccuracy)}${forgot}.`;
  }
  const told = strategies
    .slice(0, toldAtMost)
    .map(({ name, averageAccuracy }) => `${name} ${formatSeedInterval(averageAccuracy)}`);
  const more = strategies.length - told.length;
  const all = more > 0 ? [...told, `${formatCount(more)} more in the table`] : told;
  return `${after}${over} the average accuracy is: ${joinWithAnd(all)}.`;
}
