import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import { label } from '../../teachers/label';
import type { Teacher } from '../../teachers/Teacher';

/** What a teacher sees in rows. */
export interface TeacherPredictions {
  /** The class with the highest probability, [rows]. */
  top: Int32Array;
  /** The probability of a class. */
  probability(row: number, c: number): number;
}

/** @throws RangeError for a teacher with another number of classes; a single logit is that of the second of two classes. */
export async function predictWithTeacher(
  subject: string,
  teacher: tf.LayersModel | Teacher | LogitsFunction,
  data: Dataset
): Promise<TeacherPredictions> {
  const { rows, columns, values } = await label(teacher, data);
  const classes = data.classes.length;
  if (columns !== classes && !(columns === 1 && classes === 2))
    throw new RangeError(
      `${subject}: expected teacher to give ${classes} logits, one for each class of the data, got ${columns}; give a teacher with these classes`
    );
  const logit = (row: number, c: number) => (columns === 1 ? c * values[row] : values[row * columns + c]);
  const top = new Int32Array(rows);
  const logs = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    for (let c = 1; c < classes; c++) if (logit(row, c) > logit(row, top[row])) top[row] = c;
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += Math.exp(logit(row, c) - logit(row, top[row]));
    logs[row] = logit(row, top[row]) + Math.log(sum);
  }
  return { top, probability: (row, c) => Math.exp(logit(row, c) - logs[row]) };
}
