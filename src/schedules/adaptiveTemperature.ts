import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import type { Schedule } from './Schedule';
import { scheduleFromFormula } from './scheduleFromFormula';

export interface AdaptiveTemperatureOptions {
  /** The loss above which `whileAbove` holds. Default 1. If only one bound is given, it is used for both. */
  upper?: number;
  /** The loss at or below which `whileBelow` holds. Default 1. If only one bound is given, it is used for both. */
  lower?: number;
  /** The temperature while the loss is high: a sharp one, the teacher's top class first. Default 2. */
  whileAbove?: number;
  /** The temperature once the loss is low: a soft one, what the teacher knows beyond the top class. Default 5. */
  whileBelow?: number;
}

/**
 * A temperature that follows the training loss: 2 while the loss is above 1, else 5. Between two different bounds it changes linearly. The
 * loss counts as high until the first one is known.
 *
 * @throws TypeError or RangeError unless all four are finite, temperatures above 0, and `upper` is at least `lower`.
 * @example
 * ```ts
 * kd.adaptiveTemperature()({ epoch: 0.5, epochs: 5, step: 50, loss: 1.7 }); // 2
 * kd.adaptiveTemperature({ upper: 2, lower: 1 })({ epoch: 3, epochs: 5, step: 300, loss: 1.5 }); // 3.5
 * ```
 */
export function adaptiveTemperature(options: AdaptiveTemperatureOptions = {}): Schedule {
  checkOptions('adaptiveTemperature', options, ['upper', 'lower', 'whileAbove', 'whileBelow']);
  const { whileAbove = 2, whileBelow = 5 } = options;
  const upper = options.upper ?? options.lower ?? 1;
  const lower = options.lower ?? upper;
  checkNumber('adaptiveTemperature', 'lower', lower);
  checkNumber('adaptiveTemperature', 'upper', upper, { atLeast: lower });
  checkNumber('adaptiveTemperature', 'whileAbove', whileAbove, { above: 0 });
  checkNumber('adaptiveTemperature', 'whileBelow', whileBelow, { above: 0 });

  const description = { name: 'adaptiveTemperature', upper, lower, whileAbove, whileBelow };
  return scheduleFromFormula(description, ['loss'], ({ loss }) => {
    if (loss === null || loss > upper) return whileAbove;
    if (loss <= lower) return whileBelow;
    return whileBelow + ((whileAbove - whileBelow) * (loss - lower)) / (upper - lower);
  });
}
