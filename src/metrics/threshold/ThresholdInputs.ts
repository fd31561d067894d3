import type { Labelled } from '../inputs/readLabelledLogits';

export interface ThresholdInputs extends Labelled {
  /** In logits: a row is predicted as class 1 if z (or z1 - z0) is at least the threshold. Default 0, a probability of one half. */
  threshold?: number;
}
