import type * as tf from '@tensorflow/tfjs';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isTensor } from '../../checks/isTensor';
import { showValue } from '../../checks/showValue';
import type { Remembered, TrainRows } from './LossMemory';

/** The train rows of a batch, and what is remembered of all. */
export interface RowsAndMemory extends TrainRows {
  memory: { student: tf.Tensor2D; teacher: tf.Tensor2D; logZ: tf.Tensor1D };
}

/** @throws TypeError or RangeError for rows, labels or a memory that are missing or do not fit the features or each other. */
export function checkedMemory(
  subject: string,
  feature: tf.Tensor,
  { train, memory }: { train?: TrainRows; memory?: Remembered }
): RowsAndMemory {
  const [batch, width] = feature.shape;
  if (feature.rank !== 2)
    throw new RangeError(`${subject}: expected features [batch, width], got [${feature.shape}]; flatten or pool them`);
  if (
    !hasSafelyReadableMembers(train, ['rows', 'labels']) ||
    ![train.rows, train.labels].every((one) => one instanceof Int32Array)
  )
    throw new TypeError(
      `${subject}: expected train with the numbers of its rows and all labels, got ${showValue(train)}; give {rows: Int32Array.of(0, 4), labels}`
    );
  const { rows, labels } = train as unknown as TrainRows;
  const odd = rows.find((row) => row < 0 || row >= labels.length);
  if (rows.length !== batch || odd !== undefined)
    throw new RangeError(
      `${subject}: expected ${batch} numbers of rows below ${labels.length}, got ${odd ?? rows.length}; give the number of each row of the batch`
    );
  const shapes = { student: [labels.length, width], teacher: [labels.length, width], logZ: [2] };
  for (const [name, shape] of Object.entries(shapes)) {
    const one = hasSafelyReadableMembers(memory, [name]) ? memory[name] : undefined;
    if (isTensor(one) && one.dtype === 'float32' && String(one.shape) === String(shape)) continue;
    const got = isTensor(one) ? `${one.dtype} [${one.shape}]` : showValue(one);
    throw new RangeError(
      `${subject}: expected memory.${name} [${shape}] for ${labels.length} train rows, got ${got}; take what remembers.begin gives`
    );
  }
  return { rows, labels, memory: memory as unknown as RowsAndMemory['memory'] };
}
