import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../data/Dataset';
import type { Matrix } from '../data/Matrix';
import { runFindings } from '../assess/findings/runFindings';
import { predict } from '../metrics/predict';
import { scoreLogits } from '../metrics/scoreLogits';
import { claimModel } from '../engine/claimModel';
import { findHost } from '../notebook/findHost';
import type { RunEvent } from '../record/RunEvent';
import type { RunRecord } from '../record/RunRecord';
import type { RunControl } from './control/runControl';
import { checkDataFree, type CheckedDataFree } from './dataFree/checkDataFree';
import type { GeneratorTerms } from './dataFree/GeneratorTerms';
import { learnDataFree } from './dataFree/learnDataFree';
import { rowMaker } from './dataFree/rowMaker';
import { startedDataFree } from './dataFree/startedDataFree';
import { recordedRun } from './run/recordedRun';
import type { Optimizer } from './loop/Optimizer';
import type { Terms } from './Term';

export interface DistillDataFreeOptions {
  /** A tfjs model that gives logits. Asked, never changed: the generator learns from its gradients. */
  teacher: tf.LayersModel;
  /** Trained in place. It takes the rows that the teacher takes and gives as many logits. */
  student: tf.LayersModel;
  /** [height, width, channels]: rows that the models take as flat ones are made as images. Default: images where the models take images. */
  image?: [height: number, width: number, channels: number];
  /** Between which numbers the rows' values lie. Default [0, 1] of images, [-3, 3] of flat rows, as of standardised columns. */
  range?: [low: number, high: number];
  /** Updates of the generator. Default 1000. */
  steps?: number;
  /** Updates of the student for each of the generator. Default 5. */
  studentSteps?: number;
  /** Default 64. */
  batchSize?: number;
  /** Batches made earlier that the student keeps learning from. Default 40. */
  memory?: number;
  /** Random numbers that a row is made of. Default 64. */
  latent?: number;
  /** Channels of the generator's largest hidden level. Default 16. */
  filters?: number;
  /** Of the generator, whose optimizer is Adam. Default 0.001. */
  learningRate?: number;
  /** How much each part of the generator's loss counts. Default `{oneHot: 1, entropy: 5, activation: 0.1, disagreement: 1, batchNorm: 1}`. */
  generator?: GeneratorTerms;
  /** What the student learns, of logits; a label is the teacher's top class. Default `{soft: softTargets}` of weight 1. */
  terms?: Terms;
  /** Of the default term. Default 4. */
  temperature?: number;
  /** Of the student. Default Adam at 0.001. */
  optimizer?: Optimizer;
  /** Labelled rows to score teacher and student on; nothing is learnt or chosen by them. */
  validation?: Dataset;
  test?: Dataset;
  /** Default 0. */
  seed?: number;
  /** Heads figures and reports. Default "Without data: <student>". */
  title?: string;
  /** Whether a notebook or a terminal shows the run while it goes on. Default true. */
  show?: boolean;
  /** Stops the run after the current step, as an interrupt does. */
  signal?: AbortSignal;
  /** Pauses, resumes, stops and changes the run while it goes on: `kd.runControl()`. */
  control?: RunControl;
  /** Told everything that happens, in order; the record is the fold of it. */
  onEvent?: (event: RunEvent) => void;
}

const mostEpochs = 10;

/**
 * Distils a teacher without a row of data: a generator learns to make rows that the teacher is sure of, of all classes, and that the student does
 * not know yet; the student learns the teacher's soft labels of them (DAFL: Chen et al. 2019, arXiv 1904.01186; DFAD: Fang et al. 2019, arXiv 1912.11006;
 * batch statistics: Yin et al. 2020, arXiv 1912.08795).
 *
 * Generator: CE(t, argmax t) + 5 sum p log p (p the batch's mean probabilities) - 0.1 mean|last features| - log(1 + mean|t - s|) + 10 times the distance of batch
 * statistics, t and s the logits of teacher and student. Student: T^2 KL(teacher || student) at T = 4 on made rows and on a memory of earlier ones.
 *
 * The student ends with its last weights: no row is there to choose an epoch by. `history` has the agreement with the teacher on held-out made rows
 * ("validation/agreement", a tenth of the steps is an epoch) and the generator's losses ("train/generator", "train/generator.<term>"). An interrupt or
 * `signal` stops after the current step; a loss that is not finite ends the run as "failed" with the step named and the last good weights kept.
 *
 * @throws TypeError or RangeError before anything is trained, when teacher, student and data do not fit each other or an option is out of bounds.
 * @example
 * ```ts
 * const model = (units: number) => tf.sequential({ layers: [tf.layers.dense({ units, activation: 'relu', inputShape: [4] }), tf.layers.dense({ units: 3 })] });
 * const [teacher, student] = [kd.seeded(1, () => model(16)), kd.seeded(2, () => model(8))];
 * const run = await kd.distillDataFree({ teacher, student, steps: 20, batchSize: 16 });
 * run.history.series['validation/agreement'].at(-1);
 * ```
 */
export async function distillDataFree(options: DistillDataFreeOptions): Promise<RunRecord> {
  findHost()?.throwIfInterrupted();
  const checked = checkDataFree(options);
  return claimModel('distillDataFree', checked.student, () => distillChecked(checked, options));
}

async function distillChecked(checked: CheckedDataFree, options: DistillDataFreeOptions): Promise<RunRecord> {
  const { show, signal, control, onEvent } = options;
  const epochs = Math.min(mostEpochs, checked.steps);
  const maker = rowMaker(checked);
  try {
    const first = startedDataFree(checked, epochs, maker.does);
    const { terms, steps } = checked;
    const frame = {
      subject: 'distillDataFree',
      first,
      terms,
      epochs,
      stepsAnEpoch: steps / epochs,
      show,
      signal,
      control,
      onEvent
    };
    return await recordedRun(frame, async ({ stopped, broken, steering, live, tell, record }) => {
      const took = (taken: number) => live.took('student', taken);
      const learning = learnDataFree(checked, maker, epochs, { stopped, steering, took });
      let next = await learning.next();
      try {
        for (; !next.done; next = await learning.next()) tell(next.value);
      } catch (error) {
        await learning.return({ status: 'failed' });
        throw error;
      }
      const end = next.value;
      steering.learnt();
      if (end.status === 'done' || (end.status === 'stopped' && !broken())) {
        await score(checked, tell);
        for (const finding of runFindings(record())) tell({ type: 'found', finding });
      }
      return end;
    });
  } finally {
    maker.dispose();
  }
}

async function score({ teacher, student, data }: CheckedDataFree, tell: (event: RunEvent) => void): Promise<void> {
  for (const split of ['validation', 'test'] as const) {
    const rows = data[split];
    if (!rows) continue;
    const taught: Matrix = await predict(teacher, rows);
    const own = await predict(student, rows);
    tell({ type: 'scored', model: 'teacher', split, scores: scoreLogits({ student: taught, labels: rows.y }) });
    tell({ type: 'scored', model: 'student', split, scores: scoreLogits({ student: own, teacher: taught, labels: rows.y }) });
  }
}
