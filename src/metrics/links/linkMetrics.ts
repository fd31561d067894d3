import type { KnownLabels } from '../../data/KnownLabels';
import type { Metric } from '../inputs/Metric';
import { filteredHitsAt } from './filteredHitsAt';
import { filteredMeanReciprocalRank } from './filteredMeanReciprocalRank';

/** What models of links are compared by unless something else is asked for; undefined for rows of one right label. */
export function linkMetrics(known: KnownLabels | undefined): Metric[] | undefined {
  return known && [filteredMeanReciprocalRank({ known }), filteredHitsAt({ k: 1, known }), filteredHitsAt({ k: 10, known })];
}
