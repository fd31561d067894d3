import { checkOptions } from '../../checks/checkOptions';
import type { SyntheticReport } from '../../record/SyntheticReport';
import type { SyntheticDataView } from '../types/SyntheticDataView';
import { checkSyntheticReport } from '../check/checkSyntheticReport';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { computeSyntheticDataView } from './computeSyntheticDataView';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';

/**
 * Shows what is known about synthetic rows: the generator's losses, which candidates count and why the others do not, how faithful the rows
 * are compared with two halves of the real rows, the balance of the classes, and rows that copy real ones. As a cell's last value it shows
 * itself with pictures and tables. If the rows are not trusted, it says so first.
 *
 * @param report what a generator, `kd.screen` or `kd.faithfulness` report about rows, or its JSON.
 * @param options `title`: default "Synthetic rows: " and their name.
 * @throws TypeError if it is not a report, RangeError if its lists do not have one entry per class.
 * @example
 * ```ts
 * const view = kd.syntheticData({
 *   synthetic: 'gan of line B',
 *   real: 'line B',
 *   classes: ['scratches', 'inclusion'],
 *   trusted: false,
 *   findings: [{ check: 'oneClass', level: 'problem', value: 1, says: 'All rows are scratches to the teacher.' }]
 * });
 * view.says; // "gan of line B is not trusted: its weight is 0, because all rows are scratches to the teacher. ..."
 * ```
 */
export function syntheticData(report: SyntheticReport, options: Titled = {}): SyntheticDataView {
  checkOptions('syntheticData', options, ['title']);
  const plain = checkSyntheticReport('syntheticData', report);
  return makeDisplayable(
    computeSyntheticDataView(plain, titleOrDefault('syntheticData', options, `Synthetic rows: ${plain.synthetic}`))
  );
}
