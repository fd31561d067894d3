import type { Difference } from '../../record/Comparison';

/** A measurement as numbers and in words. */
export interface Measurement {
  /** What it is about, where several stand side by side: "against the teacher". */
  subject: string;
  /** "F1 0.66 of the student, 0.67 of the teacher". */
  measured: string;
  /** "difference −0.01 (95 %: −0.03 to +0.01)"; null if there is no interval. */
  interval: string | null;
  /** NaN if it could not be measured; `missing` says why. */
  mean: number;
  missing?: string;
  /** NaN without an interval. */
  low: number;
  high: number;
  /** What it must reach, in words. */
  threshold: (value: number) => string;
  /** A count: its value is all that there is to know. */
  isExact?: boolean;
  /** The least that it can be: the true value was not reached. */
  isBound?: boolean;
  /** The verdict of a paired test. */
  tested?: Pick<Difference, 'verdict' | 'p' | 'adjusted'> & { resamples: number };
}
