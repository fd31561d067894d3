import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { isTensor } from '../checks/isTensor';
import { showValue } from '../checks/showValue';
import { checkedFeatures } from './checkedFeatures';
import type { FeatureLoss, LossInputs } from './Loss';
import { scaleRowsToUnitLength } from './scaleRowsToUnitLength';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface ContrastiveOptions {
  /** Above 0. Default 0.07. */
  temperature?: number;
  /** Width of the space into which both are projected. Default 128. */
  width?: number;
  /** Which rows of the batch are the negatives of a row. Default "otherClasses", the rows with other labels, as in the paper. */
  negatives?: 'otherClasses' | 'otherRows';
}

/**
 * Contrastive representation distillation: the pair of student and teacher of one row is distinguished from pairs of different rows. With
 * h = e^(s.t / tau) / (e^(s.t / tau) + N / M), s and t of length 1: -log h of the row's own teacher, minus the sum of log(1 - h) over
 * N negatives.
 *
 * This is the version with in-batch negatives: the N negatives of a row are the teacher's features of the batch's rows of other classes (or all
 * other rows), M is the batch size; there is no memory of earlier batches. The paper draws N = 16,384 from a memory of all M rows, so a
 * larger batch comes closer to it. The heads that project both features to `width` numbers are part of the adapter and are trained with the
 * student.
 *
 * Inputs: `features`, [batch, width], and `labels`, [batch]; student and teacher get gradients, since both heads learn. Result: [batch]. It
 * is not 0 when student and teacher are equal.
 *
 * Tian, Krishnan and Isola 2020, "Contrastive Representation Distillation", arXiv 1910.10699.
 *
 * @throws TypeError or RangeError for an option out of bounds, missing inputs or features of different widths.
 * @example
 * ```ts
 * const features = { student: [[1, 0], [0, 1]], teacher: [[1, 0], [0, 2]] };
 * const perExample = kd.contrastive({ temperature: 0.5 })({ features, labels: [0, 1] }); // [batch]
 * perExample.dispose();
 * ```
 */
export function contrastive(options: ContrastiveOptions = {}): FeatureLoss {
  checkOptions('contrastive', options, ['temperature', 'width', 'negatives']);
  const temperature = checkNumber('contrastive', 'temperature', options.temperature ?? 0.07, { above: 0 });
  const width = checkNumber('contrastive', 'width', options.width ?? 128, { integer: true, atLeast: 1 });
  const { negatives = 'otherClasses' } = options;
  if (negatives !== 'otherClasses' && negatives !== 'otherRows') {
    const choices = 'negatives to be "otherClasses" or "otherRows"';
    throw new TypeError(`contrastive: expected ${choices}, got ${showValue(negatives)}; leave it out for "otherClasses"`);
  }
  const loss = wrapLossInTidy('contrastive', ({ features, labels }: Partial<LossInputs>) => {
    const { student, teacher, rows } = checkedFeatures('contrastive', features, true);
    if (student.rank !== 2)
      throw new RangeError(`contrastive: expected features [batch, width], got [${student.shape}]; flatten or pool them`);
    const apart = negativesOf(negatives === 'otherRows' ? null : labels, rows);
    const counts = tf.sum(apart, 1, true);
    // log(N / M); a row without negatives is certain of its own teacher.
    const shift = tf.log(tf.div(tf.maximum(counts, 1), rows));
    const cosines = tf.matMul(
      scaleRowsToUnitLength(student as tf.Tensor2D),
      scaleRowsToUnitLength(teacher as tf.Tensor2D),
      false,
      true
    );
    const evidence = tf.sub(tf.div(cosines, temperature), shift);
    // -log h is softplus(-x), -log(1 - h) is softplus(x), x being the log of the odds.
    const own = tf.mul(tf.softplus(tf.neg(evidence)), tf.mul(tf.eye(rows), tf.cast(tf.greater(counts, 0), 'float32')));
    return tf.sum(tf.add(own, tf.mul(tf.softplus(evidence), apart)), 1);
  });
  const description = { name: 'contrastive', temperature, width, negatives };
  const needs = negatives === 'otherRows' ? (['features'] as const) : (['features', 'labels'] as const);
  return Object.assign(loss, { description, needs, aligns: { width } });
}

/** [rows, rows]: 1 where column j is a negative of row i. */
function negativesOf(labels: LossInputs['labels'] | null, rows: number): tf.Tensor2D {
  if (labels === null) return tf.sub(1, tf.eye(rows));
  const values = isTensor(labels) ? labels.dataSync() : labels;
  if (!(Array.isArray(values) || ArrayBuffer.isView(values)) || values.length !== rows) {
    const got = values === undefined ? 'none' : ((values as ArrayLike<number>).length ?? showValue(values));
    throw new TypeError(`contrastive: expected ${rows} labels, got ${got}; give one for each row, or negatives: "otherRows"`);
  }
  const apart = Float32Array.from({ length: rows * rows }, (_, at) =>
    values[Math.floor(at / rows)] === values[at % rows] ? 0 : 1
  );
  return tf.tensor2d(apart, [rows, rows]);
}
