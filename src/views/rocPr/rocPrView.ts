import { checkOptions } from '../../checks/checkOptions';
import { checkPlainData } from '../../checks/checkPlainData';
import type { RocPr } from '../../record/RocPr';
import type { RocPrView } from '../types/RocPrView';
import { checkViewInput } from '../check/checkViewInput';
import { viewChecks } from '../check/viewChecks';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { computeRocPrView } from './computeRocPrView';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';

/**
 * Shows ROC and precision-recall curves that were measured before: the result of `kd.rocPr`. As a cell's last value the view shows itself.
 *
 * @param given the result of `kd.rocPr`, or its JSON.
 * @param options `title`: default "ROC and precision-recall".
 * @throws TypeError if it is not such a result.
 * @example
 * ```ts
 * const saved = JSON.stringify(await kd.rocPr({ logits: [[2], [1], [-1], [-2]], labels: [1, 0, 1, 0], resamples: 200 }));
 * kd.rocPrView(JSON.parse(saved), { title: 'Fraud' }).events[0].positives; // 2
 * ```
 */
export function rocPrView(given: RocPr, options: Titled = {}): RocPrView {
  checkOptions('rocPrView', options, ['title']);
  const title = titleOrDefault('rocPrView', options, 'ROC and precision-recall');
  checkPlainData('rocPrView', 'ROC and precision-recall curves', given, 'pass what kd.rocPr() gave back');
  const { rows, split, resamples, confidence, events } = (given ?? {}) as Partial<RocPr>;
  const plain = { rows, split, resamples, confidence, events } as RocPr;
  checkViewInput('rocPrView', viewChecks.rocPr, {
    expected: 'ROC and precision-recall curves',
    advice: 'pass what kd.rocPr() gave back',
    given,
    parts: () => ({ kind: 'rocPr', ...plain, events: events?.length ? events : undefined })
  });
  return makeDisplayable(computeRocPrView(plain, title));
}
