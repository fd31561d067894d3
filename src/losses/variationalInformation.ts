import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { showValue } from '../checks/showValue';
import { checkedFeatures, flatRows } from './checkedFeatures';
import { toFeatureTensor } from './toFeatureTensor';
import type { FeatureLoss, LossInputs } from './Loss';
import { repeatPartsForEachPair } from './learned/repeatPartsForEachPair';
import { applyPointwiseConvolution } from './learned/applyPointwiseConvolution';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface VariationalInformationOptions {
  /** The variance with which each channel begins. Above 0.00001. Default 5, as in the code of the paper's authors. */
  variance?: number;
}

/**
 * Variational information distillation (VID): the student's feature should tell as much of the teacher's as it can. The teacher's feature t is
 * taken as normally distributed around a mean m that is worked out of the student's, with a variance v for each channel. The loss is the
 * negative log-likelihood without its constant, the mean of ((t - m)^2 / v + log v) / 2 over places and channels. It can be below 0.
 *
 * The student's feature goes to m through three 1x1 convolutions without bias with relu between them, each as wide as the teacher's channels;
 * v = softplus(r) + 0.00001. Kernels and r are trained with the student, which keeps none of them.
 *
 * Inputs: `features` of one shape, [batch, …, channels], the student's being m, and `features.variance`, [channels], which a run works out.
 * All get gradients. Result: [batch]. In a run layers may have any channels; the larger of two maps is pooled.
 *
 * Ahn et al. 2019, "Variational Information Distillation for Knowledge Transfer", arXiv 1904.05835. The tables of CIFAR-100 have a weight of 1
 * for each block (RepDistiller, scripts/run_cifar_distill.sh): give the blocks as several layers of one term.
 *
 * @throws TypeError or RangeError for an option out of bounds, missing features, shapes that differ, or variances that are not above 0.
 * @example
 * ```ts
 * const features = { student: [[1, 2]], teacher: [[1, 4]], variance: [1, 4] };
 * const perExample = kd.variationalInformation()({ features }); // [batch], here (0 + log 1 + 4 / 4 + log 4) / 4
 * perExample.dispose();
 * ```
 */
export function variationalInformation(options: VariationalInformationOptions = {}): FeatureLoss {
  checkOptions('variationalInformation', options, ['variance']);
  const start = checkNumber('variationalInformation', 'variance', options.variance ?? 5, { above: least });
  const loss = wrapLossInTidy('variationalInformation', ({ features }: Partial<LossInputs>) => {
    const { student, teacher } = checkedFeatures('variationalInformation', features, true);
    const variance = checkedVariance(features?.variance, student.shape.at(-1) as number);
    const surprise = tf.add(tf.div(tf.squaredDifference(teacher, student), variance), tf.log(variance));
    return tf.mul(0.5, tf.mean(flatRows(surprise), 1));
  });
  const learns = repeatPartsForEachPair({
    does: 'student: three 1x1 convolutions to the mean of the teacher, with a variance for each channel',
    gives: ['variance'],
    variables({ student, teacher }) {
      const [from, to] = [student.at(-1) as number, teacher.at(-1) as number];
      const square = { shape: [to, to], start: 'kernel' as const };
      const r = { shape: [to], start: inverseSoftplus(start - least) };
      return { first: { shape: [from, to], start: 'kernel' }, second: square, third: square, r };
    },
    apply({ student, teacher }, { first, second, third, r }) {
      const hidden = tf.relu(applyPointwiseConvolution(tf.relu(applyPointwiseConvolution(student, first)), second));
      return { teacher, student: applyPointwiseConvolution(hidden, third), variance: tf.add(tf.softplus(r), least) };
    }
  });
  const description = { name: 'variationalInformation', ...(start === 5 ? {} : { variance: start }) };
  return Object.assign(loss, { description, needs: ['features'] as const, aligns: 'places' as const, learns });
}

const least = 1e-5;

/** log(e^x - 1), for large x too. */
function inverseSoftplus(x: number): number {
  return x + Math.log(-Math.expm1(-x));
}

function checkedVariance(given: unknown, channels: number): tf.Tensor {
  const fix = `give ${channels} numbers above 0, or call it in a run`;
  if (given === undefined)
    throw new TypeError(`variationalInformation: expected features.variance, got ${showValue(given)}; ${fix}`);
  const variance = toFeatureTensor('variationalInformation', 'features.variance', given);
  if (variance.rank !== 1 || variance.size !== channels)
    throw new RangeError(
      `variationalInformation: expected features.variance [${channels}], one number for each channel, got [${variance.shape}]; ${fix}`
    );
  const low = variance.dataSync().find((one) => one <= 0);
  if (low !== undefined) throw new RangeError(`variationalInformation: expected variances above 0, got ${low}; ${fix}`);
  return variance;
}
