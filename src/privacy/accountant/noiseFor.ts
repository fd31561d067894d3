import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { checkUse, epsilon, type Epsilon, type EpsilonInputs } from './epsilon';

export interface NoiseForInputs extends Omit<EpsilonInputs, 'noiseMultiplier'> {
  /** What the rows may give away at most. */
  epsilon: number;
}

/** The noise, and what it spends: `epsilon` is not above what was wanted. */
export interface NoiseFor extends Epsilon {
  noiseMultiplier: number;
}

/**
 * The least noise with which so many steps spend no more than `epsilon`: the inverse of `kd.privacy.epsilon`, by bisection to six digits.
 *
 * @throws TypeError or RangeError for a number that is missing or out of bounds, or an epsilon that no noise below a million reaches.
 * @example
 * ```ts
 * const { noiseMultiplier } = kd.privacy.noiseFor({ epsilon: 8, samplingRate: 0.16, steps: 250, delta: 1e-3 });
 * noiseMultiplier; // 1.5227...
 * ```
 */
export function noiseFor(inputs: NoiseForInputs): NoiseFor {
  const subject = 'privacy.noiseFor';
  checkInputs(subject, inputs, ['epsilon', 'samplingRate', 'steps', 'delta']);
  const wanted = checkNumber(subject, 'epsilon', inputs.epsilon, { above: 0 });
  const { samplingRate, steps, delta } = checkUse(subject, inputs);
  const spentBy = (noiseMultiplier: number) => epsilon({ noiseMultiplier, samplingRate, steps, delta });
  let [low, high] = [0, 1];
  while (spentBy(high).epsilon > wanted) {
    if (high > mostNoise)
      throw new RangeError(
        `${subject}: expected an epsilon that noise below ${mostNoise} reaches, got ${wanted} for ${steps} steps; ask for more, or take fewer steps`
      );
    [low, high] = [high, 2 * high];
  }
  while (high - low > 1e-6 * high && high > leastNoise) {
    const middle = (low + high) / 2;
    if (spentBy(middle).epsilon > wanted) low = middle;
    else high = middle;
  }
  return { noiseMultiplier: high, ...spentBy(high) };
}

const mostNoise = 1e6;
/** Below it nothing is hidden; where no row is drawn, no noise is needed. */
const leastNoise = 1e-3;
