import type { Dataset } from '../../../data/Dataset';

/** A part of a stream: what a model learns at one time, and the rows on which it is asked later whether it still knows it. */
export interface StreamPart {
  /** "0 and 1": its name in figures and in the record. */
  name: string;
  train: Dataset;
  test: Dataset;
  /** For the curves while the part is learnt. The last epoch is kept, whatever they say. */
  validation?: Dataset;
}
