import { checkNumber } from '../../checks/checkNumber';
import type { AdamNumbers } from './createAdamState';

type Numbers = Pick<AdamNumbers, 'beta1' | 'beta2' | 'epsilon'>;

/**
 * The decays of Adam's moments, and what is added to the root of the second.
 *
 * @param usual the default of epsilon.
 * @throws TypeError or RangeError for a number out of bounds.
 */
export function checkAdamNumbers(
  subject: string,
  { beta1 = 0.9, beta2 = 0.999, epsilon }: Partial<Numbers>,
  usual: number
): Numbers {
  const decay = { atLeast: 0, atMost: 0.9999999 };
  return {
    beta1: checkNumber(subject, 'beta1', beta1, decay),
    beta2: checkNumber(subject, 'beta2', beta2, decay),
    epsilon: checkNumber(subject, 'epsilon', epsilon ?? usual, { above: 0 })
  };
}
