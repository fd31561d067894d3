import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import { encodedWidth } from './encodeRows';
import { encodeColumnNames } from './encodeColumnNames';
import { fitEncoding, type EncodingOptions } from './fitEncoding';
import { TabularEncoder } from './TabularEncoder';

/**
 * The first layer of a student, fitted on the train rows.
 *
 * @throws TypeError or RangeError for data that is not a table, or a table in which no column has information.
 */
export function createTableEncoder(subject: string, train: Dataset, options: EncodingOptions): TabularEncoder {
  checkDataset(train, subject, { targets: true });
  if (train.shape.length !== 1)
    throw new RangeError(`${subject}: expected rows of one dimension, got shape [${train.shape}]; give a table`);
  const encoding = fitEncoding(train, options);
  if (!encodedWidth(encoding))
    throw new RangeError(
      `${subject}: expected a column of data "${train.name}" with at least two values, got none; look at the data`
    );
  return new TabularEncoder({ ...encoding, columnNames: encodeColumnNames(train.features) });
}
