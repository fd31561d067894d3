import { checkInputs } from '../../../checks/checkInputs';
import { checkNumber } from '../../../checks/checkNumber';
import { createRandom, mixSeeds } from '../../../stats/createRandom';
import { mostTrials } from './mostTrials';
import type { Search } from './Search';

export interface RandomSearchOptions {
  /** How many, 1 to 5,000. */
  trials: number;
}

/**
 * Trials whose parameters are drawn independently of each other (Bergstra & Bengio 2012, "Random search for hyper-parameter optimization"). The draws of a
 * trial follow from the sweep's seed and the trial's number.
 *
 * @throws TypeError or RangeError unless `trials` is a whole number from 1 to 5,000.
 * @example
 * ```ts
 * kd.randomSearch({ trials: 3 }).plan({ learningRate: kd.logUniform(1e-4, 1e-2) }, 0).length; // 3
 * ```
 */
export function randomSearch(options: RandomSearchOptions): Search {
  checkInputs('randomSearch', options, ['trials']);
  const trials = checkNumber('randomSearch', 'trials', options.trials, { integer: true, atLeast: 1, atMost: mostTrials });
  return {
    description: { name: 'randomSearch', trials },
    plan: (space, seed) =>
      Array.from({ length: trials }, (_, trial) => {
        const draw = createRandom(mixSeeds(seed, trial));
        return Object.fromEntries(Object.entries(space).map(([name, parameter]) => [name, parameter.at(draw())]));
      })
  };
}
