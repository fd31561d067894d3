import type { RocPr, RocPrEvent, RocPrModel } from '../../record/RocPr';
import type { RocPrView } from '../types/RocPrView';
import { formatArea } from './formatArea';
import { formatCount } from '../words/formatNumber';
import { share } from '../reliability/computeReliabilityView';

/** ROC and precision-recall curves as a view; `rocPrView` returns the same with a display. */
export function computeRocPrView(given: RocPr, title = 'ROC and precision-recall'): RocPrView {
  return { kind: 'rocPr', title, says: says(given), ...given };
}

/** Average precision comes first: unlike the other area it does not look too good for a rare class. */
function says({ rows, split, events }: RocPr): string {
  const [event] = events;
  const place = `On ${formatCount(rows)} ${split} rows, ${eventSays(event)}`;
  const models = event.models.map((model) => modelSays(model, event));
  return `${place}: ${models.join('; ')}.`;
}

/** "fraud (0.172 % of them; a random order has that average precision)". */
export function eventSays(event: RocPrEvent): string {
  const { name, of, positives } = event;
  if (of === 'macro') return 'the mean of the classes, each against the rest';
  if (of === 'micro') return 'all pairs of a row and a class together';
  return `${name} (${formatCount(positives)} rows, ${share(prevalence(event))}: the average precision of a random order)`;
}

function modelSays({ name, rocAuc, averagePrecision, chosen }: RocPrModel, event: RocPrEvent): string {
  const areas = `${name} has average precision ${formatArea(averagePrecision)}, ROC AUC ${formatArea(rocAuc)}`;
  if (!chosen) return areas;
  const { recall, precision } = pointShares(chosen, event);
  return `${areas}, and at its threshold finds ${share(recall)} with ${precision === null ? 'no alert' : `${share(precision)} of its alerts right`}`;
}

/** The share of rows that are of the event's class. */
export function prevalence({ positives, negatives }: RocPrEvent): number {
  return positives / Math.max(1, positives + negatives);
}

export interface PointShares {
  recall: number;
  falsePositiveRate: number;
  /** Null if there is no alert. */
  precision: number | null;
  alertsPerThousand: number;
}

/** A point of the curves, in shares. */
export function pointShares({ found, alerted }: { found: number; alerted: number }, event: RocPrEvent): PointShares {
  const { positives, negatives } = event;
  const alerts = found + alerted;
  return {
    recall: found / Math.max(1, positives),
    falsePositiveRate: alerted / Math.max(1, negatives),
    precision: alerts > 0 ? found / alerts : null,
    alertsPerThousand: (1000 * alerts) / Math.max(1, positives + negatives)
  };
}
