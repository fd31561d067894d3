import { checkNumber } from '../../checks/checkNumber';
import { isPlainObject } from '../../checks/isPlainObject';
import { showNames } from '../../checks/showNames';
import { showValue } from '../../checks/showValue';
import type { Fusion } from '../Fusion';

/**
 * The mean of the probabilities with weights that you give: p = sum of w_k p_k / sum of w_k. A teacher of weight 0 is asked, but does not count.
 *
 * @param weights a number of at least 0 for each teacher, by name, one of them above 0.
 * @throws TypeError or RangeError for other weights; when asked, for a teacher without one and for a name of none.
 * @example
 * ```ts
 * const ask = (times: number): kd.LogitsFunction => (rows) => rows.mul(times) as tf.Tensor2D;
 * const teacher = kd.fusedTeacher({ large: ask(2), small: ask(1) }, { by: kd.fusion.weighted({ large: 3, small: 1 }) });
 * teacher.info.kind; // "fused by mean probability, weights large 3, small 1"
 * ```
 */
export function weighted(weights: { [name: string]: number }): Fusion {
  const subject = 'fusion.weighted';
  if (!isPlainObject(weights) || Object.keys(weights).length === 0)
    throw new TypeError(
      `${subject}: expected weights by the name of the teacher, got ${showValue(weights)}; give {large: 3, small: 1}`
    );
  const own = new Map(Object.entries(weights));
  own.forEach((weight, name) => checkNumber(subject, name, weight, { atLeast: 0 }));
  if (![...own.values()].some((weight) => weight > 0))
    throw new RangeError(`${subject}: expected a weight above 0, got 0 for ${[...own.keys()].join(', ')}; give one that counts`);
  return {
    does: `mean probability, weights ${[...own].map(([name, weight]) => `${name} ${weight}`).join(', ')}`,
    fingerprint: `weighted\0${JSON.stringify([...own])}`,
    weights({ names }) {
      const odd = [...names, ...own.keys()].find((name) => !names.includes(name) || !own.has(name));
      if (odd === undefined) return names.map((name) => own.get(name)!);
      throw new RangeError(
        `${subject}: expected a weight for each of ${showNames(names)}, got ${own.has(odd) ? 'one' : 'none'} for ${showValue(odd)}; give one each, 0 for one that should not count`
      );
    }
  };
}
