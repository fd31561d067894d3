import type { AnyDataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { createBatchPredictor } from '../../teachers/createBatchPredictor';
import { checkLogits } from '../../teachers/checkLogits';
import { convertLogitUnits } from '../../teachers/convertLogitUnits';
import type { Teacher } from '../../teachers/Teacher';

/** Labels batches of changed rows. */
export interface LabelBatches {
  (x: Float32Array): Promise<Matrix>;
  /** Lets go of its graphs. */
  dispose(): void;
}

/** @param units of the student's output. */
export function createLabelBatches(
  teacher: Teacher,
  { data, batchSize, epochs, units }: { data: AnyDataset; batchSize: number; epochs: number; units: number }
): LabelBatches {
  const { x, y, shape } = data;
  const width = x.length / y.length;
  const ask = createBatchPredictor(teacher, { rows: y.length, perBatch: batchSize, times: epochs });
  const labelled = async (batch: Float32Array) => {
    const rows = batch.length / width;
    const logits = await ask(batch, [rows, ...shape]);
    checkLogits('augment', teacher, logits, { rows, columns: teacher.classes, start: 0 });
    return convertLogitUnits(logits, units);
  };
  return Object.assign(labelled, { dispose: ask.dispose });
}
