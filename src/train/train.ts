import { checkInputs } from '../checks/checkInputs';
import type { RunRecord } from '../record/RunRecord';
import { listOptionsNeededToResume } from './check/listOptionsNeededToResume';
import { distillAs } from './distill';
import type { BaselineOptions } from './options/BaselineOptions';
import type { LabelLoss } from './options/LabelLoss';
import { convertTrainOptionsToRunInputs } from './convertTrainOptionsToRunInputs';
import { trainOptionNames, type TrainOptions } from './options/TrainOptions';

/**
 * Trains a model on labels alone, in the same loop and with the same record as `distill()`. Use it to make a teacher.
 *
 * L = cross-entropy with the labels, smoothed by `labelSmoothing` if it is given, mean over the batch; or another `loss` of labels; for rows with targets, the loss of the task, by
 * default the squared error. The model ends with the weights of its best validation epoch.
 *
 * @throws TypeError or RangeError, before any training, if model and data do not fit each other or an option is out of bounds.
 * @example
 * ```ts
 * const student = kd.seeded(1, () => tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] }));
 * const run = await kd.train({ student, data: kd.mnist({ train: 500, test: 100 }), epochs: 1 });
 * run.scores.student?.test?.errors;
 * ```
 */
export async function train(options: TrainOptions & BaselineOptions & LabelLoss): Promise<RunRecord> {
  checkInputs('train', options, [...trainOptionNames, 'labelSmoothing', 'loss']);
  const inputs = convertTrainOptionsToRunInputs('train', options);
  return distillAs('train', { ...inputs, again: listOptionsNeededToResume({ ...inputs, loss: options.loss }) });
}
