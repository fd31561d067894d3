import type * as tf from '@tensorflow/tfjs';
import { checkInputs } from '../../checks/checkInputs';
import type { Dataset } from '../../data/Dataset';
import type { Screening } from '../../record/SyntheticReport';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import type { Teacher } from '../../teachers/Teacher';
import { checkScreenOptions, checkSynthetic, screenOptionNames, type ScreenOptions } from './checkScreenOptions';
import { screenRows } from './screenRows';

export interface ScreenInput extends ScreenOptions {
  /** Synthetic rows; y has the class requested for each. */
  candidates: Dataset;
  teacher: tf.LayersModel | Teacher | LogitsFunction;
  /** Real rows; without labels they get the teacher's top class. */
  real: Dataset;
}

/**
 * Keeps the synthetic rows in which the teacher still sees the requested class. The checks are, in this order: a row is left out if it is a
 * copy of a real row (see `copiedRows`), if the teacher sees another class in it, if the teacher is less sure than `minConfidence`, or if
 * its distance to the `neighbours`-th nearest real row of its class is above the `quantile` of such distances among those real rows
 * themselves (a class with fewer than 10 real rows is compared with all classes). Each row is counted once, at the first check that it
 * fails, so the counts add up.
 *
 * The weight of a kept row is the teacher's probability of its class, times the weight that it already had. If nothing is kept, the data has no rows.
 *
 * @throws TypeError or RangeError for bad data or options, rows with another shape, other columns or other classes, and a teacher with other classes.
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
  checkInputs('screen', options, ['candidates', 'teacher', 'real', ...screenOptionNames]);
  const { candidates, teacher, real, layer, ...rest } = options ?? ({} as ScreenInput);
  checkSynthetic('screen', { candidates }, real);
  const checked = checkScreenOptions('screen', rest);
  const { data, screening } = await screenRows({ subject: 'screen', candidates, teacher, real, layer, ...checked });
  return { data, screening };
}
