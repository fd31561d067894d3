import { checkOptions } from '../../checks/checkOptions';
import { checkDataset } from '../../data/checkDataset';
import { checkSameClasses } from '../../data/checkSameClasses';
import type { Dataset, Splits } from '../../data/Dataset';
import type { Finding } from '../../record/RunRecord';
import { bundle } from '../../views/bundle/bundle';
import { findingsView } from '../../views/findings/findingsView';
import { withDisplay } from '../../views/bundle/withDisplay';
import { checkGroups } from './checkGroups';
import { checkTimes } from './checkTimes';
import { duplicateRows } from './duplicateRows';
import { identifierColumns } from './identifierColumns';
import { degenerateFeatures } from './degenerateFeatures';
import type { DataPart } from './DataPart';
import { tellingFeatures } from './tellingFeatures';

/**
 * Finds what makes scores on these splits look better than they are, worst first, as a list that shows itself in a notebook: rows that are
 * in two parts, groups on both sides, train rows from after the test, features that reveal the label by themselves (ROC AUC of 0.99 or more
 * on train, one class against the rest; or one value whose rows all have one class), features that number the rows, and features that are
 * constant, empty or have other categories in a part.
 *
 * An empty list means that none of this was found, not that there is no leak: only you can tell whether a feature is known in time.
 *
 * Kaufman et al. 2012, "Leakage in Data Mining: Formulation, Detection, and Avoidance".
 *
 * @throws TypeError or RangeError for bad datasets or parts with other features.
 * @example
 * ```ts
 * const train = kd.dataset({ x: [[1, 0], [2, 0], [3, 0]], y: [0, 1, 0], classes: 2 });
 * const test = kd.dataset({ x: [[2, 0], [4, 0]], y: [1, 0], classes: 2 });
 * kd.leakCheck({ train, test }).map(({ check }) => check); // ['duplicateRows', 'constantFeature']
 * ```
 */
export function leakCheck(splits: Splits): Finding[] {
  checkOptions('leakCheck', splits, ['train', 'validation', 'test']);
  const parts = (['train', 'validation', 'test'] as const).flatMap((name): DataPart[] => {
    const data = splits?.[name];
    if (data === undefined && name !== 'train') return [];
    checkDataset(data as Dataset, `leakCheck: ${name}`);
    return [{ name, data: data as Dataset }];
  });
  checkAlike(parts);
  const found = [
    ...duplicateRows(parts),
    ...checkGroups(parts),
    ...checkTimes(parts),
    ...tellingFeatures(splits.train),
    ...identifierColumns(parts),
    ...degenerateFeatures(parts)
  ];
  const rank = { problem: 0, warning: 1, info: 2 };
  found.sort((a, b) => rank[a.level] - rank[b.level]);
  return withDisplay(found, () => bundle(findingsView(found, { title: 'Leak check' }), { static: true }));
}

function checkAlike(parts: readonly DataPart[]): void {
  const [{ data: train }, ...others] = parts;
  const namesOf = ({ features, shape }: Dataset) => features?.map(({ name }) => name).join(', ') ?? `shape [${shape}]`;
  for (const { name, data } of others) {
    if (String(data.shape) !== String(train.shape) || namesOf(data) !== namesOf(train))
      throw new RangeError(
        `leakCheck: expected ${name} with the features of train (${namesOf(train)}), got ${namesOf(data)}; make it with {features: train.features}`
      );
    checkSameClasses('leakCheck', { of: 'train', classes: train.classes }, { of: name, classes: data.classes });
  }
}
