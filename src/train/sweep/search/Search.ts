import type { Description } from '../../../record/Description';
import type { ParameterSpace, Parameters } from '../space/Parameter';

/** Which trials a sweep has: `kd.gridSearch()`, `kd.randomSearch({trials: 20})`. */
export interface Search {
  description: Description;
  /**
   * The parameters of each trial. They follow from space and seed alone, so that a sweep that goes on has the same.
   *
   * @throws RangeError if the space does not fit.
   */
  plan(space: ParameterSpace, seed: number): Parameters[];
}
