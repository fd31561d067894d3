import type { TaskWeights } from '../types/TaskWeightsView';
import { computeWeightRange } from './computeWeightRange';

/** Whether one weight is so much larger than another that a linear axis would hide the smaller one. */
export function needsLogWeights(tasks: readonly TaskWeights[]): boolean {
  const range = computeWeightRange(tasks);
  return range !== null && range[0] > 0 && range[1] > 20 * range[0];
}
