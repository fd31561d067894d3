import * as tf from '@tensorflow/tfjs';
import { checkList } from '../checks/checkList';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { checkedFeatures, flatRows } from './checkedFeatures';
import { applyBatchNormalization } from './learned/applyBatchNormalization';
import { repeatPartsForEachPair } from './learned/repeatPartsForEachPair';
import { applyPointwiseConvolution } from './learned/applyPointwiseConvolution';
import type { FeatureLoss, LossInputs } from './Loss';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface OverhaulOptions {
  /** The value, 0 or below, that stands for all smaller ones, for each channel of the teacher's layer: `kd.batchNormMargins(teacher, layer)`. */
  margins: ArrayLike<number>;
}

/**
 * The overhaul of feature distillation (OFD): the student learns the teacher's values before a relu, as far as they matter after it. With the margin m of
 * a channel, t' = max(t, m): the loss is the sum of (s - t')^2 over places and channels, one number per example, without those where the teacher's value is
 * not above 0 and the student's not above t'.
 *
 * Layers are those before the relu: the batch normalisation of teacher and student. The student's feature comes through a 1x1 convolution without
 * bias and batch normalisation as in training, to as many channels as the teacher has. They are trained with the student, which keeps none of them.
 *
 * Inputs: `features` of one shape, [batch, …, channels]; the student gets the gradient. Result: [batch]. In a run layers may have any channels; the larger of two maps
 * is pooled.
 *
 * Heo et al. 2019, "A Comprehensive Overhaul of Feature Distillation", arXiv 1904.01866. Sums are large: its authors' code for CIFAR-100 has a weight of
 * 0.001 for the last block, half as much for the block before, and so on. Margins belong to a layer, so each block is a term.
 *
 * @throws TypeError or RangeError for margins that are no numbers of at most 0, missing features, shapes that differ or a number of channels other than that of the margins.
 * @example
 * ```ts
 * const features = { student: [[1, -3]], teacher: [[2, -4]] };
 * const perExample = kd.overhaul({ margins: [-1, -1] })({ features }); // [batch], here 1: the student is below the margin where it should be
 * perExample.dispose();
 *
 * const teacher = kd.models.convolutionalNetwork({ inputShape: [8, 8, 1], filters: [8, 16], classes: 3 });
 * const terms = Object.fromEntries(
 *   ['stage1/norm1', 'stage2/norm1'].map((layer, i) => {
 *     const loss = kd.overhaul({ margins: kd.batchNormMargins(teacher, layer) });
 *     return [layer, { weight: 0.001 / 2 ** (1 - i), loss, layers: { teacher: layer, student: layer } }];
 *   })
 * );
 * ```
 */
export function overhaul(options: OverhaulOptions): FeatureLoss {
  checkOptions('overhaul', options, ['margins']);
  const margins = checkedMargins((options as OverhaulOptions | undefined)?.margins);
  const loss = wrapLossInTidy('overhaul', ({ features }: Partial<LossInputs>) => {
    const { student, teacher } = checkedFeatures('overhaul', features, true);
    if (student.shape.at(-1) !== margins.length) {
      const got = `student [${student.shape}] and teacher [${teacher.shape}]`;
      throw new RangeError(
        `overhaul: expected features of ${margins.length} channels, one for each margin, got ${got}; take the margins of the teacher's layer`
      );
    }
    return partialSquares(student, teacher, margins);
  });
  const learns = repeatPartsForEachPair({
    does: "student: 1x1 convolution to the teacher's channels with batch normalisation",
    refuses: ({ teacher }) =>
      teacher.at(-1) === margins.length ? null : `${margins.length} margins for ${teacher.at(-1)} channels of the teacher`,
    variables: ({ student, teacher }) => ({
      kernel: { shape: [student.at(-1) as number, teacher.at(-1) as number], start: 'kernel' },
      scale: { shape: [teacher.at(-1) as number], start: 1 },
      offset: { shape: [teacher.at(-1) as number], start: 0 }
    }),
    apply: ({ student, teacher }, { kernel, scale, offset }) => ({
      teacher,
      student: applyBatchNormalization(applyPointwiseConvolution(student, kernel), scale, offset)
    })
  });
  const mean = margins.reduce((sum, margin) => sum + margin / margins.length, 0);
  const description = { name: 'overhaul', margins: margins.length, meanMargin: Number(mean.toPrecision(6)) };
  return Object.assign(loss, { description, needs: ['features'] as const, aligns: 'places' as const, learns });
}

/** Its gradient by its formula, to the student. */
function partialSquares(student: tf.Tensor, teacher: tf.Tensor, margins: Float32Array): tf.Tensor {
  const op = tf.customGrad((...given) => {
    const [student, save] = given as unknown as [tf.Tensor, tf.GradSaveFunc];
    const target = tf.maximum(teacher, tf.tensor1d(margins));
    const counts = tf.logicalOr(tf.greater(student, target), tf.greater(teacher, 0));
    const apart = tf.mul(tf.sub(student, target), tf.cast(counts, 'float32'));
    save([apart]);
    const gradFunc = (dy: tf.Tensor, [apart]: tf.Tensor[]) => {
      const factors = tf.reshape(tf.mul(dy, 2), [-1, ...apart.shape.slice(1).map(() => 1)]);
      return tf.mul(apart, factors);
    };
    return { value: tf.sum(flatRows(tf.square(apart)), 1), gradFunc };
  });
  return op(student);
}

function checkedMargins(given: unknown): Float32Array {
  const fix = 'give kd.batchNormMargins(teacher, layer)';
  if (given === undefined) throw new TypeError(`overhaul: expected the margins of the teacher's channels, got undefined; ${fix}`);
  checkList('overhaul', 'margins', given);
  const margins = Array.from({ length: given.length }, (_, i) =>
    checkNumber('overhaul', `margins[${i}]`, given[i], { atMost: 0 })
  );
  if (!margins.length) throw new RangeError(`overhaul: expected a margin for each channel of the teacher, got none; ${fix}`);
  return Float32Array.from(margins);
}
