import { formatNumber } from '../../views/words/formatNumber';
import type { PrivateTraining } from './PrivateTrainOptions';

/** What a private training has spent, in a sentence or two. */
export function summarizePrivateTraining(training: Omit<PrivateTraining, 'says'>): string {
  const { epsilon, delta, steps, samplingRate, noiseMultiplier, repeatable, accountant } = training;
  const rows = `each of which drew a row with probability ${formatNumber(samplingRate)}`;
  const spent =
    epsilon === Infinity
      ? 'there is no bound on what a row gives away: there was no noise'
      : `a row gives away at most epsilon ${formatNumber(epsilon)} at delta ${delta}, by ${accountant}, with noise ${formatNumber(noiseMultiplier)}`;
  const warning = repeatable ? ' Rows and noise follow from a seed: this holds only as long as nobody else knows it.' : '';
  return `After ${steps} ${steps === 1 ? 'step' : 'steps'}, ${rows}, ${spent}.${warning}`;
}
