import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { isTensor } from '../../checks/isTensor';
import { showValue } from '../../checks/showValue';

/** @throws TypeError or RangeError unless both are [rows, width] with one width and at least `least` rows. */
export function checkSourceAndTargetFeatures(subject: string, source: Tensor2D, target: Tensor2D, least: number): void {
  for (const [name, features] of Object.entries({ source, target })) {
    if (!isTensor(features) || (features.rank as number) !== 2) {
      const got = isTensor(features) ? `[${(features as Tensor).shape}]` : showValue(features);
      throw new TypeError(
        `${subject}: expected ${name} features as a tensor [rows, width], got ${got}; average over the places of a map, or flatten it`
      );
    }
    if (features.shape[0] < least)
      throw new RangeError(
        `${subject}: expected at least ${least} rows of ${name} features, got ${features.shape[0]}; give a larger batch`
      );
  }
  if (source.shape[1] !== target.shape[1])
    throw new RangeError(
      `${subject}: expected features of one width, got ${source.shape[1]} for source and ${target.shape[1]} for target; take both from the same layer`
    );
}
