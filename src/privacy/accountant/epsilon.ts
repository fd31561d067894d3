import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { computeRenyiDivergences, type SampledGaussian } from './computeRenyiDivergences';
import { convertToEpsilon } from './convertToEpsilon';

export interface EpsilonInputs extends SampledGaussian {
  /** How often the mechanism is used on the same rows. */
  steps: number;
  /** The probability with which epsilon may not hold: below 1 over the number of rows. */
  delta: number;
}

/** What a row gives away at most, and how that was worked out. */
export interface Epsilon {
  /** Infinity without noise. */
  epsilon: number;
  delta: number;
  accountant: 'RDP';
  /** The order of the Renyi divergence that gives the smallest epsilon. */
  order: number;
}

/**
 * The epsilon of (epsilon, delta) differential privacy after so many steps of DP-SGD: each step draws each row by itself with probability `samplingRate` (Poisson
 * sampling), adds what the drawn rows say, and adds Gaussian noise. Neighbours differ by one row that is there or not.
 *
 * By Renyi differential privacy (RDP) of the sampled Gaussian mechanism (Mironov 2017, arXiv 1702.07476; Mironov, Talwar & Zhang 2019, arXiv 1908.10530), at the orders and with the
 * conversion of dp-accounting's `RdpAccountant` (Canonne, Kamath & Steinke 2020, arXiv 2004.00010): an upper bound. Accountants of the privacy loss distribution (PLD)
 * give less for the same noise, so name the accountant beside the number.
 *
 * @param inputs `noiseMultiplier` is the standard deviation of the noise over the clipping norm.
 * @throws TypeError or RangeError for a number that is missing or out of bounds.
 * @example
 * ```ts
 * const spent = kd.privacy.epsilon({ noiseMultiplier: 1.1, samplingRate: 0.01, steps: 1000, delta: 1e-5 });
 * spent.epsilon; // 1.7117...
 * spent.order; // 9.6
 * ```
 */
export function epsilon(inputs: EpsilonInputs): Epsilon {
  const subject = 'privacy.epsilon';
  checkInputs(subject, inputs, ['noiseMultiplier', 'samplingRate', 'steps', 'delta']);
  const noiseMultiplier = checkNumber(subject, 'noiseMultiplier', inputs.noiseMultiplier, { atLeast: 0 });
  const { samplingRate, steps, delta } = checkUse(subject, inputs);
  const divergences = computeRenyiDivergences({ noiseMultiplier, samplingRate });
  return { ...convertToEpsilon(multiply(divergences, steps), delta), delta, accountant: 'RDP' };
}

/** What the numbers of a use of the mechanism have to be. */
export function checkUse<Use extends Omit<EpsilonInputs, 'noiseMultiplier'>>(subject: string, inputs: Use): Use {
  checkNumber(subject, 'samplingRate', inputs.samplingRate, { atLeast: 0, atMost: 1 });
  checkNumber(subject, 'steps', inputs.steps, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
  checkDelta(subject, inputs.delta);
  return inputs;
}

export function checkDelta(subject: string, delta: unknown): number {
  return checkNumber(subject, 'delta', delta, { above: 0, atMost: 0.999999 });
}

/** No step is 0 also without noise. */
function multiply(divergences: Float64Array, steps: number): Float64Array {
  return divergences.map((one) => (steps === 0 ? 0 : steps * one));
}
