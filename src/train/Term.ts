import type { Loss } from '../losses/Loss';
import type { Schedule } from '../schedules/Schedule';

/** One part of what the student learns from. Its name becomes a history column, a legend entry and a report row. */
export interface Term {
  /** A number of at least 0, or a schedule. */
  weight: number | Schedule;
  loss: Loss;
}

export interface Terms {
  [name: string]: Term;
}
