import type * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../checks/checkOptions';
import type { Dataset } from '../../data/Dataset';
import type { Screening } from '../../record/SyntheticReport';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import type { Teacher } from '../../teachers/Teacher';
import { checkScreenOptions, checkSynthetic, screenOptionNames, type ScreenOptions } from './screenOptions';
import { screenRows } from './screenRows';

export interface ScreenInput extends ScreenOptions {
  /** Synthetic rows; y says what each was asked for as. */
  candidates: Dataset;
  teacher: tf.LayersModel | Teacher | LogitsFunction;
  /** Real rows; without labels the teacher's top class is theirs. */
  real: Dataset;
}

/**
 * Keeps the synthetic rows in which the teacher still sees what was asked for. In this order a row is left out as a copy of a real row (see
 * `copiedRows`), when the teacher sees another class in it, is less sure of it than `minConfidence`, or when its distance to the `neighbours`-th
 * nearest real row of its class is above the `quantile` of such distances among those real rows themselves (a class of fewer than 10 real rows
 * is held against all classes). Each row is counted once, where it failed first, so the counts add up.
 *
 * The weight of a kept row is the teacher's probability of its class, times the weight that it had. Where nothing is kept the data has no row.
 *
 * @throws TypeError or RangeError for bad data or options, rows of another shape, other columns or classes, and a teacher of other classes.
 * @example
 * ```ts
 * const real = kd.dataset({ x: [[0, 1], [0, 2], [3, 0], [4, 0]], y: [0, 0, 1, 1], classes: 2 });
 * const candidates = kd.dataset({ x: [[0.2, 1.4], [3.4, 0], [3.6, 0.6]], y: [0, 1, 0], classes: 2, synthetic: true });
 * const teacher = (rows: tf.Tensor) => tf.reverse(rows, 1);
 * const { data, screening } = await kd.screen({ candidates, teacher, real });
 * screening.rejected[1]; // {reason: "class", rows: 1, says: "the teacher sees another class in them"}
 * ```
 */
export async function screen(options: ScreenInput): Promise<{ data: Dataset; screening: Screening }> {
  checkOptions('screen', options, ['candidates', 'teacher', 'real', ...screenOptionNames]);
  const { candidates, teacher, real, layer, ...rest } = options ?? ({} as ScreenInput);
  checkSynthetic('screen', { candidates }, real);
  const checked = checkScreenOptions('screen', rest);
  const { data, screening } = await screenRows({ subject: 'screen', candidates, teacher, real, layer, ...checked });
  return { data, screening };
}
