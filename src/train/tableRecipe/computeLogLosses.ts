import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { computeLogSoftmax } from '../../losses/formulas/computeLogSoftmax';
import { convertLogitUnits } from '../../teachers/convertLogitUnits';

/** -log p(label) of each row, in nats; one sigmoid unit z is [0, z]. */
export function computeLogLosses(logits: Matrix, { y }: Pick<Dataset, 'y'>): Float64Array {
  const { columns, values } = convertLogitUnits(logits, Math.max(2, logits.columns));
  const logs = new Float64Array(columns);
  return Float64Array.from(y, (label, row) => {
    computeLogSoftmax(values, row * columns, columns, 1, logs);
    return -logs[label];
  });
}
