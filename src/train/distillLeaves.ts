import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkInputs } from '../checks/checkInputs';
import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import { showValue } from '../checks/showValue';
import { checkRowsInMemory } from '../data/checkRowsInMemory';
import { withSeededRandom } from '../data/withSeededRandom';
import { lockModel } from '../engine/lockModel';
import { findHost } from '../notebook/findHost';
import { watchInterrupts } from '../notebook/watchInterrupts';
import { createTextLineDrawer } from '../notebook/createTextLineDrawer';
import { logitMatching } from '../losses/logitMatching';
import { constant } from '../schedules/constant';
import type { XgboostTeacher } from '../teachers/xgboost/teacher/XgboostTeacher';
import { distillLeavesOptionNames, type DistillLeavesOptions } from './options/DistillLeavesOptions';
import { checkRun } from './check/checkRun';
import { cloneModel } from './baseline/cloneModel';
import { copyWeights } from './baseline/copyWeights';
import { trainModel } from './loop/trainModel';
import { classificationTask } from './task/classificationTask';
import type { RunEnd } from './loop/TrainingEnd';
import { createStoppableCallbacks } from './loop/createStoppableCallbacks';
import { embedLeaves, type LeafEmbedding } from './leaves/embedLeaves';
import { computeReadoutLayer } from './leaves/computeReadoutLayer';

export interface LeafDistillation {
  student: tf.LayersModel;
  status: RunEnd['status'];
  error?: string;
  /** Mean squared error of the embedding's numbers in each epoch, dropout included. Predicting their means would give 1. */
  history: { epoch: number[]; loss: number[] };
}

/**
 * Teaches a student in which leaves of an XGBoost teacher rows end, before `distill` teaches it what the trees predict. The trees are
 * dealt to groups. Each group's leaf indices are embedded in a few numbers, from which the group's sum of leaf values can be read.
 * The student's body learns those numbers. Its last layer is then set to give the margin that follows from them.
 *
 * L = sum over groups of |body(x) A + a - embedding(leaves(x))|^2 / 2, mean over the batch.
 *
 * The trees were trained on the train rows, so the leaves of these rows are too good: `distill` has to finish the training with margins
 * that are out of fold. After a stop the student has what it has learnt so far; after a failure it is unchanged.
 *
 * Measure whether it helps. On simulated tables the gain over soft targets alone, in as many epochs, was within the noise of five
 * seeds, and no larger than the gain with the margin alone, `{groups: 1, dimension: 1}` (`bench/distillLeaves.mjs`).
 *
 * GBDT2NN of Ke, Xu, Zhang, Bian & Liu 2019, "DeepGBM: A Deep Learning Framework Distilled by GBDT for Online Prediction Tasks".
 *
 * @throws TypeError or RangeError, before any training, if teacher, student and data do not fit each other or an option is unknown or
 *   out of bounds.
 * @example
 * ```ts
 * const x = Array.from({ length: 200 }, (_, i) => [i, i % 7]);
 * const data = kd.dataset({ x, y: x.map(([, b]) => +(b > 3)), classes: 2 });
 * const teacher = await kd.xgboost(data, { rounds: 20, maxDepth: 3 });
 * const student = kd.tabularStudent(data);
 * await kd.distillLeaves({ teacher, student, data, epochs: 2 });
 * await kd.distill({ teacher, student, data, epochs: 2 });
 * ```
 */
export async function distillLeaves(options: DistillLeavesOptions): Promise<LeafDistillation> {
  const host = findHost();
  host?.throwIfInterrupted();
  const watch = watchInterrupts();
  checkInputs('distillLeaves', options, distillLeavesOptionNames);
  const { teacher, student, seed = 0, signal, epochs = 5 } = options ?? {};
  checkTeacher(teacher);
  const terms = { leaves: { weight: 1, loss: logitMatching() } };
  const checked = checkRun('distillLeaves', { ...options, epochs, terms, baseline: false });
  checkLast(student);
  const asked = checkNumber('distillLeaves', 'groups', options.groups ?? 8, { integer: true, atLeast: 1, atMost: 1000 });
  const dimension = options.dimension ?? Math.max(4, teacher.classes);
  checkNumber('distillLeaves', 'dimension', dimension, { integer: true, atLeast: teacher.classes, atMost: 1000 });
  const groups = Math.min(asked, teacher.trees);

  const draw = (options.show ?? true) ? createTextLineDrawer() : null;
  const stopped = () => signal?.aborted === true || watch.interrupted();
  const release = host?.hold();
  try {
    return await lockModel('distillLeaves', student, async () => {
      const { train } = checked.data;
      checkRowsInMemory(train, 'distillLeaves: train data');
      const embedding = await embedLeaves(teacher, train, { groups, dimension, seed }, stopped);
      return embedding ? learn(embedding) : { student, status: 'stopped', history: { epoch: [], loss: [] } };
    });
  } finally {
    release?.();
  }

  /** Trains a copy, so that a failure leaves the student unchanged. */
  async function learn(embedding: LeafEmbedding): Promise<LeafDistillation> {
    const copy = cloneModel('distillLeaves', student, { of: 'student', rows: checked.data.train });
    const [output] = copy.outputs;
    const head = tf.layers.dense({ units: embedding.columns, kernelInitializer: 'glorotUniform' });
    try {
      const given = withSeededRandom(seed, () => head.apply(output.inputs[0]) as tf.SymbolicTensor);
      const body = tf.model({ inputs: copy.inputs, outputs: given });
      const { train } = checked.data;
      const { batchSize, optimizer } = checked;
      const leaves = { name: 'leaves', weight: constant(1), loss: terms.leaves.loss };
      const history: LeafDistillation['history'] = { epoch: [], loss: [] };
      let [sum, points] = [0, 0];
      const inputs = {
        ...{ name: 'student', model: body, train, teacher: { train: embedding } },
        ...{ stages: [{ epochs, terms: [leaves], optimizer }], batchSize, steps: checked.steps, best: byTrainLoss, seed },
        task: classificationTask
      };
      const callbacks = createStoppableCallbacks(stopped, (event) => {
        if (event.type !== 'point') return;
        const { epoch, values } = event;
        sum += (2 * values['train/leaves']) / embedding.columns;
        points++;
        if (!Number.isInteger(epoch)) return;
        history.epoch.push(epoch);
        history.loss.push(sum / points);
        draw?.(`leaves: epoch ${epoch} of ${epochs}, loss ${(sum / points).toFixed(3)}`, epoch === epochs);
        [sum, points] = [0, 0];
      });
      const { best, ...end } = await trainModel(inputs, callbacks);
      tf.dispose(best?.weights ?? []);
      if (end.status === 'failed') return { student, ...end, history };
      const last = computeReadoutLayer(head, embedding, output.shape[1] as number);
      output.sourceLayer.setWeights(last.slice(0, output.sourceLayer.weights.length));
      tf.dispose(last);
      copyWeights(copy, student);
      return { student, ...end, history };
    } finally {
      copy.dispose();
      head.dispose();
    }
  }
}

const partsOfTeacher = ['leaves', 'leafValues', 'objective', 'info', 'trees', 'rounds', 'classes'];

function checkTeacher(teacher: unknown): asserts teacher is XgboostTeacher {
  const fix = 'only trees have leaves';
  if (
    !hasSafelyReadableMembers(teacher, partsOfTeacher) ||
    typeof teacher.leaves !== 'function' ||
    typeof teacher.leafValues !== 'function'
  )
    throw new TypeError(`distillLeaves: expected teacher to be one of kd.xgboost, got ${showValue(teacher)}; ${fix}`);
  const { leafValues, predicts, info, trees, rounds, classes } = teacher as unknown as XgboostTeacher;
  if (predicts === 'numbers')
    throw new TypeError(
      `distillLeaves: expected teacher ${showValue(info?.name)} to tell classes apart, got one that predicts numbers; give a binary or multiclass one`
    );
  if (!trees)
    throw new RangeError(`distillLeaves: expected teacher ${showValue(info?.name)} to have trees, got none; give it more rounds`);
  const values: unknown = leafValues();
  const isWhole = Array.isArray(values) && values.every((tree) => tree instanceof Float32Array) && values.length === trees;
  if (isWhole && [rounds, classes].every((count) => Number.isInteger(count) && count >= 1 && count <= trees)) return;
  throw new TypeError(`distillLeaves: expected teacher to be one of kd.xgboost, got one whose parts were changed; ${fix}`);
}

function checkLast({ name, outputs }: tf.LayersModel): void {
  const { sourceLayer } = outputs[0];
  const kind = sourceLayer.getClassName();
  if (kind !== 'Dense' || sourceLayer.getConfig().activation !== 'linear')
    throw new TypeError(
      `distillLeaves: expected student "${name}" to end in a dense layer without activation, got ${kind} "${sourceLayer.name}"; give for example a kd.tabularStudent`
    );
}

/** There are no validation rows. */
const byTrainLoss = { name: 'nll', better: 'lower' as const };
