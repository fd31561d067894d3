import type { LayerPair } from '../adapters/pairPlan';
import type { Loss } from '../../losses/Loss';
import type { Schedule } from '../../schedules/Schedule';

/** One part of what the student learns from. Its name becomes a history column, a legend entry and a report row. */
export interface Term {
  /** A number of at least 0, or a schedule. */
  weight: number | Schedule;
  loss: Loss;
  /** For a loss of features: which layer of the teacher teaches which of the student, by the names that `layersOf` gives. */
  layers?: LayerPair;
}

export interface Terms {
  [name: string]: Term;
}
