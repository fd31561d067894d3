import type { LayerPair } from '../adapters/planLayerPair';
import type { Loss } from '../../losses/Loss';
import type { Schedule } from '../../schedules/Schedule';

/** One part of the student's loss. Its name becomes a history column, a legend entry and a report row. */
export interface Term {
  /** A number of at least 0, or a schedule. */
  weight: number | Schedule;
  loss: Loss;
  /**
   * For a feature loss: which layer of the teacher teaches which layer of the student, by their names in `layersOf`. The losses of several
   * pairs are added.
   */
  layers?: LayerPair | LayerPair[];
}

export interface Terms {
  [name: string]: Term;
}
