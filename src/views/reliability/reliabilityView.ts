import { checkOptions } from '../../checks/checkOptions';
import { checkViewInput } from '../check/checkViewInput';
import { viewChecks } from '../check/viewChecks';
import { checkPlainData } from '../../checks/checkPlainData';
import { showValue } from '../../checks/showValue';
import type { Reliability } from '../../record/Reliability';
import type { ReliabilityView } from '../types/ReliabilityView';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { computeReliabilityView } from './computeReliabilityView';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';

/**
 * Shows reliability curves that were measured before: the result of `kd.reliability`. As a cell's last value the view shows itself as a plot
 * against the diagonal, with counts and tables.
 *
 * @param given the result of `kd.reliability`, or its JSON.
 * @param options `title`: default "Reliability".
 * @throws TypeError if it is not such a result, RangeError for a share that is not between 0 and 1 or a bin without rows.
 * @example
 * ```ts
 * const saved = JSON.stringify(kd.reliability({ logits: [[2], [1], [-1], [-2]], labels: [1, 0, 1, 0], bins: 2 }));
 * kd.reliabilityView(JSON.parse(saved), { title: 'Calibration' }).models[0].bins.length; // 2
 * ```
 */
export function reliabilityView(given: Reliability, options: Titled = {}): ReliabilityView {
  checkOptions('reliabilityView', options, ['title']);
  const title = titleOrDefault('reliabilityView', options, 'Reliability');
  checkPlainData('reliabilityView', 'reliability curves', given, 'pass what kd.reliability() gave back');
  const { rows, split, of, event, bins, equal, confidence, models } = (given ?? {}) as Partial<Reliability>;
  const isTold = typeof event === 'string' && typeof split === 'string' && typeof rows === 'number';
  if (!isTold || !Array.isArray(models) || !models.length || !models.every((model) => Array.isArray(model?.bins)))
    throw new TypeError(
      `reliabilityView: expected reliability curves, got ${showValue(given)}; pass what kd.reliability() gave back`
    );
  checkViewInput('reliabilityView', viewChecks.reliability, {
    expected: 'reliability curves',
    advice: 'pass what kd.reliability() gave back',
    given,
    parts: () => ({ kind: 'reliability', rows, split, of, event, bins, equal, confidence, models })
  });
  for (const { name, bins } of models)
    for (const bin of bins)
      if (![bin.predicted, bin.observed, bin.low, bin.high].every((one) => one >= 0 && one <= 1) || !(bin.count > 0))
        throw new RangeError(
          `reliabilityView: expected shares from 0 to 1 and a count above 0 in every bin, got ${showValue(JSON.stringify(bin))} of ${showValue(name)}; pass what kd.reliability() gave back`
        );
  const plain = { rows, split, of, event, bins, equal, confidence, models } as Reliability;
  return makeDisplayable(computeReliabilityView(plain, title));
}
