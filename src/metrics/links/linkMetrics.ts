import type { KnownLabels } from '../../data/KnownLabels';
import type { Metric } from '../inputs/Metric';
import { hitsAt } from './hitsAt';
import { meanReciprocalRank } from './meanReciprocalRank';

/** What models of links are compared by unless something else is asked for; undefined for rows of one right label. */
export function linkMetrics(known: KnownLabels | undefined): Metric[] | undefined {
  return known && [meanReciprocalRank({ known }), hitsAt(1, { known }), hitsAt(10, { known })];
}
