import { checkOptions } from '../../checks/checkOptions';
import { checkDataset } from '../../data/checkDataset';
import { checkSameClasses } from '../../data/checkSameClasses';
import { checkSameColumns } from '../../data/checkSameColumns';
import type { Dataset, Splits } from '../../data/Dataset';
import type { Finding } from '../../record/RunRecord';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { findingsView } from '../../views/findings/findingsView';
import { withDisplay } from '../../views/bundle/withDisplay';
import { findGroupsInSeveralSplits } from './findGroupsInSeveralSplits';
import { findRowsOutOfTimeOrder } from './findRowsOutOfTimeOrder';
import { findDuplicateRows } from './findDuplicateRows';
import { findIdentifierColumns } from './findIdentifierColumns';
import { findDegenerateFeatures } from './findDegenerateFeatures';
import type { NamedSplit } from './NamedSplit';
import { findPredictiveFeatures } from './findPredictiveFeatures';

/**
 * Finds what makes scores on these splits look better than they are, worst first, as a list that shows itself in a notebook: rows that are
 * in two parts, groups on both sides, train rows from after the test, features that reveal the label by themselves, features that number the
 * rows, and features that are constant, empty or have other categories in a part.
 *
 * Features that reveal the label have three levels, each of one class against the rest. A problem: ROC AUC of 0.99 or more on train
 * (`separatingFeature`), or one value of most of a class whose rows all have that class (`tellingValue`). Suspicious, a warning
 * (`suspiciousFeature`): a feature alone comes to 0.955 or more on held-out rows, by order, in cells or trees of any shape, or by other rows of
 * the same code, or to 0.85 or more by whether it is missing, while a small forest of boosted trees on all features that do not leaves at
 * least twice as much open; where it comes to 0.92 or more, three times as much and of two classes. For information: the other features tell the class too, so the problem is easy.
 * The forest takes half the rows and is measured on the other half; up to 4,000 rows are looked at, none is drawn at random, and tables of
 * fewer than 200 rows are not called suspicious. `kd.distill` and `kd.study` look for the same when they begin with a table.
 *
 * What cannot be told apart: a leak, and an honest feature that decides nearly alone, as the size of a petal does a species. Neither are leaks
 * seen that only several features together make, or that come below these limits. An empty list means that none of this was found, not
 * that there is no leak: only you can tell whether a feature is known in time.
 *
 * Kaufman et al. 2012, "Leakage in Data Mining: Formulation, Detection, and Avoidance".
 *
 * @throws TypeError or RangeError for bad datasets, or parts with other features or classes.
 * @example
 * ```ts
 * const train = kd.dataset({ x: [[1, 0], [2, 0], [3, 0]], y: [0, 1, 0], classes: 2 });
 * const test = kd.dataset({ x: [[2, 0], [4, 0]], y: [1, 0], classes: 2 });
 * kd.leakCheck({ train, test }).map(({ check }) => check); // ['duplicateRows', 'constantFeature']
 * ```
 */
export function leakCheck(splits: Splits): Finding[] {
  checkOptions('leakCheck', splits, ['train', 'validation', 'test']);
  const parts = (['train', 'validation', 'test'] as const).flatMap((name): NamedSplit[] => {
    const data = splits?.[name];
    if (data === undefined && name !== 'train') return [];
    checkDataset(data as Dataset, `leakCheck: ${name}`);
    return [{ name, data: data as Dataset }];
  });
  checkAlike(parts);
  const found = [
    ...findDuplicateRows(parts),
    ...findGroupsInSeveralSplits(parts),
    ...findRowsOutOfTimeOrder(parts),
    ...findPredictiveFeatures(splits.train),
    ...findIdentifierColumns(parts),
    ...findDegenerateFeatures(parts)
  ];
  const rank = { problem: 0, warning: 1, info: 2 };
  found.sort((a, b) => rank[a.level] - rank[b.level]);
  return withDisplay(found, () => viewToMimeBundle(findingsView(found, { title: 'Leak check' }), { static: true }));
}

function checkAlike(parts: readonly NamedSplit[]): void {
  const [{ data: train }, ...others] = parts;
  const namesOf = ({ features, shape }: Dataset) => features?.map(({ name }) => name).join(', ') ?? `shape [${shape}]`;
  for (const { name, data } of others) {
    if (String(data.shape) !== String(train.shape) || namesOf(data) !== namesOf(train))
      throw new RangeError(
        `leakCheck: expected ${name} with the features of train (${namesOf(train)}), got ${namesOf(data)}; make it with {features: train.features}`
      );
    checkSameColumns('leakCheck', { of: 'train', features: train.features }, { of: name, features: data.features });
    checkSameClasses('leakCheck', { of: 'train', classes: train.classes }, { of: name, classes: data.classes });
  }
}
