import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset, Splits } from '../../data/Dataset';
import type { SoftLabelsView } from '../../views/View';

/**
 * The rows that the soft labels of a record are of.
 *
 * @throws TypeError for anything but a dataset or splits, RangeError for other rows: another number of them, or an example with another label.
 */
export function matchRowsToRecord({ split, classes, summary, examples }: SoftLabelsView, given: Dataset | Splits): Dataset {
  const isSplits = hasSafelyReadableMembers(given, ['train', split, 'x']) && 'train' in given && !('x' in given);
  const data = (isSplits ? (given as Splits)[split as keyof Splits] : given) as Dataset;
  if (isSplits && !data)
    throw new TypeError(`softLabels: expected data with a ${split} split, got none; give the data of the run`);
  checkDataset(data, 'softLabels: data');
  const rows = data.y.length;
  if (rows !== summary.rows)
    throw new RangeError(
      `softLabels: expected the ${summary.rows} ${split} rows of the run, got ${rows}; give the data of the run`
    );
  const strange = examples.find(({ index, label }) => data.classes[data.y[index]] !== classes[label]);
  if (!strange) return data;
  const got = `one of class ${showValue(data.classes[data.y[strange.index]])}`;
  throw new RangeError(
    `softLabels: expected row ${strange.index} to be of class ${showValue(classes[strange.label])}, as in the run, got ${got}; give the data of the run`
  );
}
