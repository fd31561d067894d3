import type { Optimizer } from '../optimizers/Optimizer';
import type { Terms } from './Term';

/** A part of a run with its own terms. */
export interface Stage {
  /** "shallow", "head", …; names must differ. */
  name: string;
  /** Passes over the train rows. */
  epochs: number;
  terms: Terms;
  /**
   * What is trained: layer names as in `layersOf` ("block" means every layer in it), or a function that says so for a name. Default: all
   * that the student allows to be trained.
   */
  trainable?: ((layerName: string) => boolean) | string[];
  /** Default: the run's. Each stage starts it afresh. */
  optimizer?: Optimizer;
}
