import type { LayersModel } from '@tensorflow/tfjs';
import type { ParameterSpace, ParametersOf } from '../../train/sweep/space';

/** Students to choose from: what they differ in, and how one is built. Made by `kd.architecture.pictureSpace` and `tableSpace`, or your own. */
export interface ArchitectureSpace<Space extends ParameterSpace = ParameterSpace> {
  /** `{width: kd.choice([4, 8, 16]), depth: kd.integer(1, 3)}`. */
  parameters: Space;
  /** A new student with such values. Equal values and seeds give equal weights. */
  build(values: ParametersOf<Space>, seed: number): LayersModel;
}
