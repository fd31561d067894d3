import { isSafeToInspect } from '../../../checks/isSafeToInspect';
import { showValue } from '../../../checks/showValue';
import { isParameterValue } from './isParameterValue';
import type { Parameter, ParameterValue } from './Parameter';

const most = 1000;

/**
 * A parameter that is one of some values, all equally likely. A grid has them all.
 *
 * @param values 1 to 1,000 different numbers, texts, or true and false.
 * @throws TypeError for anything else.
 * @example
 * ```ts
 * kd.choice([1, 2, 4]).at(0.5); // 2
 * ```
 */
export function choice<const Value extends ParameterValue>(values: readonly Value[]): Parameter<Value> {
  if (!isSafeToInspect(values) || !Array.isArray(values) || !values.length || values.length > most)
    throw new TypeError(`choice: expected an array of 1 to ${most} values, got ${showValue(values)}; give [1, 2, 4]`);
  const own = Array.from(values as readonly Value[]);
  const wrong = own.find((value) => !isParameterValue(value));
  if (wrong !== undefined || own.includes(undefined as never))
    throw new TypeError(
      `choice: expected finite numbers, texts, true or false, got ${showValue(wrong)}; name what is larger, and look it up in the trial`
    );
  if (new Set(own).size < own.length)
    throw new TypeError(`choice: expected values that differ, got ${showValue(own)}; leave out those that come twice`);
  return {
    description: { name: 'choice', values: own.map(String).join(', ').slice(0, 1000) },
    at: (place) => own[Math.min(own.length - 1, Math.floor(place * own.length))],
    values: own
  };
}
