import type { Optimizer } from '../optimizers/Optimizer';
import type { Terms } from './Term';

/** A part of a run with terms of its own. */
export interface Stage {
  /** "shallow", "head", …: each once. */
  name: string;
  /** Passes over the train rows. */
  epochs: number;
  terms: Terms;
  /**
   * What learns: the names of layers ("block" is all that is in it) as `layersOf` gives them, or whether a layer of that name does. Default: all
   * that the student lets learn.
   */
  trainable?: ((layerName: string) => boolean) | string[];
  /** Default: the run's. Each stage begins it anew. */
  optimizer?: Optimizer;
}
