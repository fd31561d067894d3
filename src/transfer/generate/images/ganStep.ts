import * as tf from '@tensorflow/tfjs';
import { applyFiniteGradient } from '../applyFiniteGradient';
import type { ImageCritic } from './imageCritic';
import type { RowInputs, RowNetwork } from '../RowNetwork';

/** Logits of rows, through which gradients flow back to the rows. */
export type DifferentiableLogits = (rows: tf.Tensor) => tf.Tensor2D;

export interface GanStepInputs {
  network: RowNetwork;
  critic: ImageCritic;
  optimizers: { network: tf.Optimizer; critic: tf.Optimizer };
  /** [rows, height, width, channels] in [0, 1], with their classes, one-hot. */
  images: tf.Tensor4D;
  labels: tf.Tensor2D;
  /** The inputs of the critic's update and of the generator's, with labels; both have the same number of rows. */
  inputs: [ofCritic: RowInputs, ofNetwork: RowInputs];
  /** Weight of the critic's own cross-entropy in both updates. */
  classWeight: number;
  teacher?: { logits: DifferentiableLogits; weight: number };
}

export interface GanLosses {
  [name: string]: number;
}

/**
 * One update of the critic, hinge loss mean(max(0, 1 - s_real)) + mean(max(0, 1 + s_made)), then one of the generator, -mean(s_made) (Lim & Ye 2017,
 * arXiv 1705.02894), each with the cross-entropy of the class: for the critic on real images, for the generator on the requested class as
 * the critic (and the teacher, if there is one) sees it. If a loss is not finite, its update is not applied.
 */
export function ganStep(step: GanStepInputs): GanLosses {
  return tf.tidy(() => {
    const ofCritic = criticUpdate(step);
    return Object.values(ofCritic).every(Number.isFinite) ? { ...ofCritic, ...networkUpdate(step) } : ofCritic;
  });
}

function criticUpdate({ network, critic, optimizers, images, labels, inputs: [inputs], classWeight }: GanStepInputs): GanLosses {
  const made = network.apply(inputs) as tf.Tensor4D;
  const all = tf.concat([images, made]);
  const asked = tf.concat([labels, inputs.labels as tf.Tensor2D]);
  const [rows] = images.shape;
  critic.iterate();
  return applyFiniteGradient(optimizers.critic, critic.variables, () => {
    const { scores, classes } = critic.judge(all, asked);
    const [real, fake] = tf.split(scores, [rows, made.shape[0]]);
    const hinge = tf.add(tf.mean(tf.relu(tf.sub(1, real))), tf.mean(tf.relu(tf.add(1, fake))));
    const named = tf.losses.softmaxCrossEntropy(labels, tf.slice(classes, [0, 0], [rows, -1]));
    return { terms: { critic: hinge, criticClass: named }, total: tf.add(hinge, tf.mul(named, classWeight)) };
  });
}

function networkUpdate({ network, critic, optimizers, inputs: [, inputs], classWeight, teacher }: GanStepInputs): GanLosses {
  const labels = inputs.labels as tf.Tensor2D;
  return applyFiniteGradient(optimizers.network, network.variables, () => {
    const made = network.apply(inputs) as tf.Tensor4D;
    const { scores, classes } = critic.judge(made, labels);
    const generator = tf.neg(tf.mean(scores));
    const named = tf.losses.softmaxCrossEntropy(labels, classes);
    const terms: { [name: string]: tf.Tensor } = { generator, generatorClass: named };
    let total: tf.Tensor = tf.add(generator, tf.mul(named, classWeight));
    if (teacher) {
      terms.teacher = tf.losses.softmaxCrossEntropy(labels, teacher.logits(made));
      total = tf.add(total, tf.mul(terms.teacher, teacher.weight));
    }
    return { terms, total };
  });
}
