import { checkSameClasses } from '../../data/checkSameClasses';
import { checkSameColumns } from '../../data/checkSameColumns';
import type { Dataset } from '../../data/Dataset';

/**
 * @param first the rows of "the first client", and what that is called.
 * @throws RangeError unless both have one shape, one list of classes and the same columns.
 */
export function checkSameShapeAndClasses(subject: string, first: { of: string; data: Dataset }, rows: Dataset, of: string): void {
  const { shape, classes, features } = first.data;
  if (String(rows.shape) !== String(shape))
    throw new RangeError(`${subject}: expected ${of} in shape [${shape}] as ${first.of}'s, got [${rows.shape}]; reshape them`);
  const { unlabelled } = rows;
  checkSameClasses(subject, { of: first.of, classes }, { of, classes: rows.classes, ...(unlabelled && { unlabelled }) });
  checkSameColumns(subject, { of: first.of, features }, { of, features: rows.features });
}
