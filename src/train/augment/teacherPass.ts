import type * as tf from '@tensorflow/tfjs';
import type { AnyDataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { batchPass } from '../../engine/graph/batchPass';
import { askBatch } from '../../teachers/askBatch';
import { checkLogits } from '../../teachers/checkLogits';
import type { Teacher } from '../../teachers/Teacher';
import { inUnits } from '../../teachers/inUnits';

/** Asks a teacher for the logits of batches that are not rows of a dataset. */
export interface TeacherPass {
  (x: Float32Array): Promise<Matrix>;
  /** Lets go of its graphs. */
  dispose(): void;
}

/** @param units of the student's output. */
export function teacherPass(
  teacher: Teacher,
  { data, batchSize, epochs, units }: { data: AnyDataset; batchSize: number; epochs: number; units: number }
): TeacherPass {
  const { y, shape } = data;
  const width = shape.reduce((a, b) => a * b, 1);
  const expected = { rows: y.length, perBatch: batchSize, times: epochs };
  const pass = teacher.runsAsGraph ? batchPass((x) => teacher.logits(x) as tf.Tensor2D, expected) : undefined;
  const ask = async (x: Float32Array) => {
    const rows = x.length / width;
    const logits = await askBatch(pass ?? ((x) => teacher.logits(x)), x, [rows, ...shape]);
    checkLogits('augment', teacher, logits, { rows, columns: teacher.classes, start: 0 });
    return inUnits(logits, units);
  };
  return Object.assign(ask, { dispose: () => pass?.dispose() });
}
