import { join, resolve } from 'node:path';
import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { checkPath } from '../../checks/checkPath';
import { showValue } from '../../checks/showValue';
import type { FollowedRun, Tracker } from '../follow/Tracker';
import { chooseFolderName } from './chooseFolderName';
import { writeRunToTensorBoard } from './writeRunToTensorBoard';
import { writeStudyToTensorBoard } from './writeStudyToTensorBoard';

export interface TensorBoardOptions {
  /** Where the runs are written, each in a folder of its own; it is created if it is missing. `tensorboard --logdir FOLDER` shows them. */
  folder: string;
  /** Whether the weights are written as histograms at the end of each epoch. Default true. */
  histograms?: boolean;
  /** The most seconds that a run waits at its end for what is not written yet. Default 30. */
  wait?: number;
}

/**
 * Writes runs for TensorBoard while they go on, as `trackers: [kd.tensorBoard({folder: 'logs'})]` of any run or study. A run is the folder "TITLE-TIME" with a folder in it for each model, so that one chart
 * has student and baseline: every series of the history as a scalar of 32 bits, by steps, and the weights as histograms of 30 bins. Settings and final scores make a row of the HPARAMS tab, setup and conclusion are
 * texts. A study is a folder with one for each run: "seed-0". A run that `kd.resume` goes on with is written on: what came after its checkpoint counts once.
 *
 * A process that is killed leaves files that can be read. What the disk does not take is a finding of the run, `incompleteTensorBoard`; the run goes on.
 *
 * @throws TypeError or RangeError for an unknown option, or anything but a path.
 * @example
 * ```ts
 * const student = kd.seeded(1, () => tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] }));
 * const trackers = [kd.tensorBoard({ folder: 'logs' })];
 * await kd.train({ student, data: kd.mnist({ train: 500, test: 100 }), epochs: 1, trackers });
 * ```
 */
export function tensorBoard(options: TensorBoardOptions): Tracker {
  const subject = 'tensorBoard';
  checkInputs(subject, options, ['folder', 'histograms', 'wait']);
  const { folder: given, histograms = true, wait = 30 } = options;
  checkPath(`${subject}: folder`, given, 'give the path of a folder');
  if (typeof histograms !== 'boolean')
    throw new TypeError(`${subject}: expected histograms to be true or false, got ${showValue(histograms)}; choose one`);
  checkNumber(subject, 'wait', wait, { atLeast: 0, atMost: 3600 });
  const folder = resolve(given);
  return {
    description: { name: 'TensorBoard' },
    wait,
    followRun: (run) => writeRunToTensorBoard(join(folder, nameOf(run)), run, histograms),
    followStudy: () => writeStudyToTensorBoard((first) => join(folder, nameOf(first)), histograms)
  };
}

/** No two runs begin in the same millisecond with the same title; one that goes on has the name that it had. */
function nameOf({ record }: FollowedRun): string {
  return `${chooseFolderName(record.title)}-${record.stamp.started.replace(/[:.]/g, '-')}`;
}
