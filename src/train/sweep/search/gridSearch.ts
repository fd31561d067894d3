import { checkOptions } from '../../../checks/checkOptions';
import { showValue } from '../../../checks/showValue';
import type { Parameters } from '../space/Parameter';
import { mostTrials } from './mostTrials';
import type { Search } from './Search';

/**
 * A trial for each combination of the parameters' values; those of the last parameter change fastest.
 *
 * @throws RangeError, from `kd.sweep`, for a parameter whose values cannot be counted, or more than 5,000 combinations.
 * @example
 * ```ts
 * kd.gridSearch().plan({ temperature: kd.choice([1, 4]), units: kd.integer(8, 9) }, 0).length; // 4
 * ```
 */
export function gridSearch(options: Record<string, never> = {}): Search {
  checkOptions('gridSearch', options, []);
  return {
    description: { name: 'gridSearch' },
    plan(space) {
      let trials: Parameters[] = [{}];
      for (const [name, { values }] of Object.entries(space)) {
        if (!values)
          throw new RangeError(
            `gridSearch: expected values that can be counted, got those of ${showValue(name)}; give kd.choice([...]), or search with kd.randomSearch({trials: 20})`
          );
        if (trials.length * values.length > mostTrials)
          throw new RangeError(
            `gridSearch: expected at most ${mostTrials} trials, got ${trials.length * values.length} or more; give fewer values, or search with kd.randomSearch({trials: 20})`
          );
        trials = trials.flatMap((before) => values.map((value) => ({ ...before, [name]: value })));
      }
      return trials;
    }
  };
}
