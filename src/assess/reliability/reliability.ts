import { computeReliability, reliabilityOptions } from './computeReliability';
import type { ReliabilityInputs } from './ReliabilityInputs';
import { checkOptions } from '../../checks/checkOptions';
import { reliabilityView } from '../../views/reliability/reliabilityView';
import type { Titled } from '../../views/words/titleOrDefault';
import type { ReliabilityView } from '../../views/View';

/**
 * Reliability curve: for bins of predicted probability, the mean prediction against the share that came true, with Wilson intervals and
 * counts. An honest model is on the diagonal. For two classes it uses the probability of class 1, for more that of the predicted class. As
 * a
 * cell's last value it shows itself as a plot with its tables.
 *
 * Bins of equal count are equally certain; with bins of equal width, those with few rows have long intervals. `error` is
 * `kd.expectedCalibrationError` in the same bins. Rows of several seeds share the bins, and count once in an interval.
 *
 * Murphy and Winkler 1977; Niculescu-Mizil and Caruana 2005, "Predicting Good Probabilities with Supervised Learning"; Wilson 1927.
 *
 * @throws TypeError or RangeError for both or neither of logits and models, NaN, counts that differ, labels out of range, or invalid bins.
 * @example
 * ```ts
 * const view = kd.reliability({ logits: [[-2], [-2], [-2], [2], [2], [2]], labels: [0, 0, 1, 1, 1, 1], bins: 2, equal: 'width' });
 * view.models[0].bins[0].predicted; // 0.1192...
 * view.models[0].bins[0].observed; // 0.3333...
 * view.models[0].bins[0].low; // 0.0614...
 * ```
 */
export function reliability(inputs: ReliabilityInputs & Titled): ReliabilityView {
  checkOptions('reliability', inputs, [...reliabilityOptions, 'title']);
  const { title, ...asked } = inputs ?? {};
  return reliabilityView(computeReliability(asked), title === undefined ? {} : { title });
}
