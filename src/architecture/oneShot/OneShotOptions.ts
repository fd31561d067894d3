import type { LayersModel } from '@tensorflow/tfjs';
import type { LogitsFunction, Teacher } from '../../teachers';
import type { ParametersOf, ParameterSpace } from '../../train/sweep/space';
import type { ArchitectureSearchOptions } from '../search/ArchitectureSearchOptions';

export interface OneShotOptions<Space extends ParameterSpace = ParameterSpace> extends Pick<
  ArchitectureSearchOptions<Space>,
  'space' | 'data' | 'costs' | 'search' | 'optimizer' | 'batchSize' | 'seed' | 'title' | 'show' | 'signal'
> {
  /** Values of the largest network, of which every candidate is a part. It may be over the budget. */
  largest: ParametersOf<Space>;
  /** Teaches the largest network beside the labels. Default: labels alone. */
  teacher?: LayersModel | LogitsFunction | Teacher;
  /** How many candidates within the budget share the weights, 1 to 1,000. Default all that are drawn, at most 1,000. */
  candidates?: number;
  /** Epochs of the shared weights. */
  epochs: number;
  /** Candidates of a step besides the smallest, 0 to 16. Default 2. */
  randomCandidates?: number;
}

export const oneShotOptionNames = [
  ...['space', 'largest', 'teacher', 'data', 'costs', 'candidates', 'epochs', 'randomCandidates', 'search', 'seed'],
  ...['optimizer', 'batchSize', 'signal', 'title', 'show']
];
