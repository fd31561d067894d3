import type { Labelled } from '../inputs/labelled';

export interface ThresholdInputs extends Labelled {
  /** In logits: a row with z (or z1 - z0) at the threshold or above is said to be of class 1. Default 0, a probability of one half. */
  threshold?: number;
}
