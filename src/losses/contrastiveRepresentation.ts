import * as tf from '@tensorflow/tfjs';
import { checkInputs } from '../checks/checkInputs';
import { checkMemorySize } from '../checks/checkMemorySize';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { showValue } from '../checks/showValue';
import { createRandom } from '../stats/createRandom';
import { createBatchLoss } from './createBatchLoss';
import { checkedFeatures } from './checkedFeatures';
import type { FeatureLoss, LossInputs } from './Loss';
import { checkedMemory } from './memory/checkedMemory';
import { drawNegatives } from './memory/drawNegatives';
import type { LossMemory } from './memory/LossMemory';
import { logPartition, computeNoiseContrast, type Contrast } from './memory/computeNoiseContrast';
import { lossInputNames, wrapLossInTidy } from './wrapLossInTidy';
import { scaleRowsToUnitLength } from './scaleRowsToUnitLength';

export interface ContrastiveRepresentationOptions {
  /** How many rows of other classes each row is told from, at most: all, if there are no more. At least 1. Default 16,384, as in the paper. */
  negatives?: number;
  /** Above 0. Default 0.07. */
  temperature?: number;
  /** How much of a remembered vector stays when its row comes again. 0 to 1. Default 0.5. */
  momentum?: number;
  /** Width of the space into which both features are projected. Default 128. */
  width?: number;
}

/** A loss of features that remembers those of all train rows. */
export interface RememberingLoss extends FeatureLoss {
  remembers: LossMemory<Partial<LossInputs>>;
}

/**
 * Contrastive representation distillation (CRD) as in its paper, with a memory of all train rows. Each row's student is told by the teacher that is
 * remembered of the row from those of N rows of other classes, and its teacher likewise by the students that are remembered. With M train rows, vectors
 * of length 1 and p = e^(s.t / tau) / Z, h = p / (p + N / M): the loss is -log h of the row itself minus the sum of log(1 - h) over the N others, of both
 * together. It is not 0 when student and teacher are equal.
 *
 * Both features go to `width` numbers through a dense layer; it belongs to the adapter and learns with the student. The memory begins with random
 * vectors. After each step the rows of its batch become momentum x what was remembered + (1 - momentum) x what they are now, at length 1. Z is estimated
 * once, in the first step. Negatives are drawn from the run's seed and the step. Checkpoints keep the memory: 8 x M x `width` bytes.
 *
 * Inputs: `features`, [batch, width]; `train` with the numbers of the rows and the labels of all train rows; `memory` with `student` and `teacher`, both
 * [rows, width], and `logZ`, [2], NaN before Z is known; `seed`. A run brings all of them; outside of one `remembers.begin` makes a memory, and
 * `remembers.after` says how it goes on. Student and teacher get gradients, since both dense layers learn. Result: [batch].
 *
 * `kd.contrastive` takes the rows of the batch as negatives, and has no memory.
 *
 * Tian, Krishnan and Isola 2020, "Contrastive Representation Distillation", arXiv 1910.10699. The tables of CIFAR-100 have a weight of 0.8, at the vectors
 * before the last layer (RepDistiller, scripts/run_cifar_distill.sh).
 *
 * @throws TypeError or RangeError for an option out of bounds, missing inputs, or shapes that do not fit each other.
 * @example
 * ```ts
 * const loss = kd.contrastiveRepresentation({ width: 2 });
 * const labels = Int32Array.of(0, 1, 2, 1);
 * const memory = loss.remembers.begin({ labels }, 1);
 * const features = { student: [[1, 0], [0, 1]], teacher: [[1, 0], [0, 2]] };
 * const perExample = loss({ features, memory, train: { rows: Int32Array.of(0, 3), labels } }); // [batch]
 * tf.dispose([perExample, memory]);
 * ```
 */
export function contrastiveRepresentation(options: ContrastiveRepresentationOptions = {}): RememberingLoss {
  checkOptions(subject, options, ['negatives', 'temperature', 'momentum', 'width']);
  const most = checkNumber(subject, 'negatives', options.negatives ?? 16_384, { integer: true, atLeast: 1 });
  const temperature = checkNumber(subject, 'temperature', options.temperature ?? 0.07, { above: 0 });
  const momentum = checkNumber(subject, 'momentum', options.momentum ?? 0.5, { atLeast: 0, atMost: 1 });
  const width = checkNumber(subject, 'width', options.width ?? 128, { integer: true, atLeast: 1 });

  /** What the student is compared with, and what the teacher is. */
  function contrasts(inputs: Partial<LossInputs>): Contrast[] {
    const { rows, labels, student, teacher, memory } = checked(inputs);
    const negatives = drawNegatives(rows, labels, most, createRandom(inputs.seed ?? 0));
    const same = { own: rows, negatives, temperature };
    return [
      { ...same, anchors: student, memory: memory.teacher },
      { ...same, anchors: teacher, memory: memory.student }
    ];
  }
  const loss = wrapLossInTidy(subject, (inputs: Partial<LossInputs>) => {
    const both = contrasts(inputs);
    const known = inputs.memory!.logZ.dataSync();
    const [student, teacher] = both.map((contrast, i) =>
      createBatchLoss(contrast.anchors, () =>
        computeNoiseContrast(contrast, Number.isNaN(known[i]) ? logPartition(contrast) : known[i])
      )
    );
    return tf.add(student, teacher);
  });
  const remembers: LossMemory<Partial<LossInputs>> = {
    begin(train, seed) {
      checkInputs(subject, train, ['labels']);
      const { labels } = train;
      if (!(labels instanceof Int32Array))
        throw new TypeError(`${subject}: expected labels as Int32Array, got ${showValue(labels)}; give those of all train rows`);
      checkMemorySize(subject, { rows: labels.length, width });
      const next = createRandom(checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0 }));
      const limit = 1 / Math.sqrt(width / 3);
      const drawn = () =>
        tf.tensor2d(
          Float32Array.from({ length: labels.length * width }, () => limit * (2 * next() - 1)),
          [labels.length, width]
        );
      return { student: drawn(), teacher: drawn(), logZ: tf.tensor1d([NaN, NaN]) };
    },
    after(inputs) {
      checkInputs(subject, inputs, lossInputNames);
      return tf.tidy(() => {
        const { rows, student, teacher, memory } = checked(inputs);
        const isKnown = !memory.logZ.dataSync().some(Number.isNaN);
        return {
          student: updated(memory.student, rows, student, momentum),
          teacher: updated(memory.teacher, rows, teacher, momentum),
          ...(!isKnown && { logZ: tf.tensor1d(contrasts(inputs).map(logPartition)) })
        };
      });
    }
  };
  const description = { name: 'contrastiveRepresentation', negatives: most, temperature, momentum, width };
  return Object.assign(loss, { description, needs: ['features', 'labels'] as const, aligns: { width }, remembers });
}

const subject = 'contrastiveRepresentation';

/** The features as vectors of length 1, with the rows and the memory. */
function checked({ features, train, memory }: Partial<LossInputs>) {
  const { student, teacher } = checkedFeatures(subject, features, true);
  const remembered = checkedMemory(subject, student, { train, memory });
  return {
    ...remembered,
    student: scaleRowsToUnitLength(student as tf.Tensor2D),
    teacher: scaleRowsToUnitLength(teacher as tf.Tensor2D)
  };
}

/** The rows of a batch as they are remembered from now on. */
function updated(memory: tf.Tensor2D, own: Int32Array, vectors: tf.Tensor2D, momentum: number): tf.Tensor {
  const before = tf.gather(memory, tf.tensor1d(own, 'int32'));
  const now = scaleRowsToUnitLength(tf.add(tf.mul(momentum, before), tf.mul(1 - momentum, vectors)));
  return tf.tensorScatterUpdate(memory, tf.tensor2d(own, [own.length, 1], 'int32'), now);
}
