import * as tf from '@tensorflow/tfjs';
import { createFiniteUpdate, type FiniteUpdate } from '../createFiniteUpdate';
import { inputsOfTensors, tensorsOfInputs } from '../drawGeneratorInputs';
import type { ImageCritic } from './createImageCritic';
import type { RowInputs, RowNetwork } from '../RowNetwork';

/** Logits of rows, through which gradients flow back to the rows. */
export type DifferentiableLogits = (rows: tf.Tensor) => tf.Tensor2D;

export interface GanParts {
  network: RowNetwork;
  critic: ImageCritic;
  optimizers: { network: tf.Optimizer; critic: tf.Optimizer };
  /** Weight of the critic's own cross-entropy in both updates. */
  classWeight: number;
  teacher?: { logits: DifferentiableLogits; weight: number };
}

export interface GanBatch {
  /** [rows, height, width, channels] in [0, 1], with their classes, one-hot. */
  images: tf.Tensor4D;
  labels: tf.Tensor2D;
  /** The inputs of the critic's update and of the generator's, with labels; both have the same number of rows. */
  inputs: [ofCritic: RowInputs, ofNetwork: RowInputs];
}

export interface GanLosses {
  [name: string]: number;
}

export interface GanSteps {
  step(batch: GanBatch): GanLosses;
  dispose(): void;
}

/**
 * Steps of one update of the critic, hinge loss mean(max(0, 1 - s_real)) + mean(max(0, 1 + s_made)), and one of the generator, -mean(s_made) (Lim & Ye 2017,
 * arXiv 1705.02894), each with the cross-entropy of the class: for the critic on real images, for the generator on the requested class as
 * the critic (and the teacher, if there is one) sees it. If a loss is not finite, its update is not applied.
 */
export function createGanSteps(parts: GanParts): GanSteps {
  const [ofCritic, ofNetwork] = [criticUpdate(parts), networkUpdate(parts)];
  return {
    step: ({ images, labels, inputs }) => {
      parts.critic.iterate();
      const { terms } = ofCritic.step([images, labels, ...tensorsOfInputs(inputs[0])]);
      if (!Object.values(terms).every(Number.isFinite)) return terms;
      return { ...terms, ...ofNetwork.step(tensorsOfInputs(inputs[1])).terms };
    },
    dispose() {
      ofCritic.dispose();
      ofNetwork.dispose();
    }
  };
}

function criticUpdate({ network, critic, optimizers, classWeight }: GanParts): FiniteUpdate {
  return createFiniteUpdate(optimizers.critic, critic.variables, ([images, given, ...rest]) => {
    const labels = given as tf.Tensor2D;
    const inputs = inputsOfTensors(rest, true);
    const made = network.apply(inputs) as tf.Tensor4D;
    const asked = tf.concat([labels, inputs.labels as tf.Tensor2D]);
    const [rows] = images.shape;
    const { scores, classes } = critic.judge(tf.concat([images as tf.Tensor4D, made]), asked);
    const [real, fake] = tf.split(scores, [rows, made.shape[0]]);
    const hinge = tf.add(tf.mean(tf.relu(tf.sub(1, real))), tf.mean(tf.relu(tf.add(1, fake))));
    const named = tf.losses.softmaxCrossEntropy(labels, tf.slice(classes, [0, 0], [rows, -1]));
    return { terms: { critic: hinge, criticClass: named }, total: tf.add(hinge, tf.mul(named, classWeight)) };
  });
}

function networkUpdate({ network, critic, optimizers, classWeight, teacher }: GanParts): FiniteUpdate {
  return createFiniteUpdate(optimizers.network, network.variables, (args) => {
    const inputs = inputsOfTensors(args, true);
    const labels = inputs.labels as tf.Tensor2D;
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
