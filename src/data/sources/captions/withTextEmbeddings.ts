import { checkDataset } from '../../checkDataset';
import type { Dataset } from '../../Dataset';
import type { Matrix } from '../../Matrix';
import { checkNumber } from '../../../checks/checkNumber';
import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { showValue } from '../../../checks/showValue';

/**
 * Pictures with the embeddings of their texts as labels: targets are the number of the item, and then the embedding. A tower of pictures alone learns from such rows, with the task `kd.crossModalRetrieval()`.
 *
 * @param data pictures, whose first target is the number of the item.
 * @param embeddings of the caption of each row, [rows, width]: what `kd.predict` gives for the teacher's tower of texts.
 * @throws TypeError or RangeError for rows without targets, or anything but finite embeddings, one for each row.
 * @example
 * ```ts
 * const pictures = kd.dataset({ x: [[0.5], [0.9]], targets: [0, 1], targetNames: ['item'] });
 * const labelled = kd.data.withTextEmbeddings(pictures, { rows: 2, columns: 2, values: Float32Array.of(1, 0, 0, 1) });
 * labelled.targets!.names; // ['item', 'text 1', 'text 2']
 * ```
 */
export function withTextEmbeddings(data: Dataset, embeddings: Matrix): Dataset {
  const subject = 'withTextEmbeddings';
  checkDataset(data, subject, { targets: true });
  if (!data.targets)
    throw new TypeError(`${subject}: expected rows with the number of their item as target, got classes; give {x, targets}`);
  if (!hasSafelyReadableMembers(embeddings, ['rows', 'columns', 'values']) || !(embeddings.values instanceof Float32Array))
    throw new TypeError(
      `${subject}: expected embeddings {rows, columns, values}, got ${showValue(embeddings)}; give what kd.predict(text, rows) gives`
    );
  const rows = data.y.length;
  const { values } = embeddings;
  const columns = checkNumber(subject, 'columns', embeddings.columns, { integer: true, atLeast: 1 });
  if (embeddings.rows !== rows || values.length !== rows * columns)
    throw new RangeError(
      `${subject}: expected an embedding for each of the ${rows} rows of "${data.name}", got ${showValue([embeddings.rows, columns])} of ${values.length} numbers; give those of the same part`
    );
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new RangeError(
      `${subject}: expected finite embeddings, got ${values[bad]} in row ${Math.floor(bad / columns)}; look at the tower of texts`
    );
  const before = data.targets.names.length;
  const own = new Float64Array(rows * (columns + 1));
  for (let row = 0; row < rows; row++) {
    own[row * (columns + 1)] = data.targets.values[row * before];
    own.set(values.subarray(row * columns, (row + 1) * columns), row * (columns + 1) + 1);
  }
  const names = [data.targets.names[0], ...Array.from({ length: columns }, (_, i) => `text ${i + 1}`)];
  return { ...data, targets: { values: own, names } };
}
