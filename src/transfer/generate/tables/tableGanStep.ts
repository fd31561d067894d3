import * as tf from '@tensorflow/tfjs';
import { applyFiniteGradient } from '../applyFiniteGradient';
import type { RowInputs, RowNetwork } from '../RowNetwork';
import { momentDistance } from './tableMoments';
import type { TableCritic } from './tableCritic';

export interface TableStepInputs {
  network: RowNetwork;
  /** Changes what the network makes before the critic sees it. */
  mask: (rows: tf.Tensor2D) => tf.Tensor2D;
  critic: TableCritic;
  optimizers: { network: tf.Optimizer; critic: tf.Optimizer };
  /** [rows, width], encoded. */
  rows: tf.Tensor2D;
  /** What the critic's update and the generator's are made of: of the same classes as the rows, one by one. */
  inputs: [ofCritic: RowInputs, ofNetwork: RowInputs];
  /** Of real rows with their labels: see `secondMoments`. */
  moments: tf.Tensor2D;
  /** [rows, 1] in [0, 1]: the point between a real row and a generated one at which the critic's slope is measured. */
  between: tf.Tensor2D;
}

/** Of the gradient penalty. */
const penaltyWeight = 10;
/** Of the distance of second moments. */
const momentWeight = 1;

/**
 * One update of the critic, mean(s_made) - mean(s_real) + 10 mean((|slope| - 1)^2) between real and made rows of the same class, then one of the generator,
 * -mean(s_made) (Gulrajani, Ahmed, Arjovsky, Dumoulin & Courville 2017, arXiv 1704.00028). If a loss is not finite, nothing changes.
 */
export function tableGanStep(step: TableStepInputs): { [name: string]: number } {
  return tf.tidy(() => {
    const { network, mask, critic, optimizers, rows, between, inputs } = step;
    const make = (from: RowInputs) => mask(network.apply(from) as tf.Tensor2D);
    const labels = inputs[0].labels as tf.Tensor2D;
    const made = make(inputs[0]);
    const mixed = tf.add<tf.Tensor2D>(rows, tf.mul(tf.sub(made, rows), between));
    const ofCritic = applyFiniteGradient(optimizers.critic, critic.variables, () => {
      const scores = critic.scores(tf.concat([rows, made]), tf.concat([labels, labels]));
      const [real, fake] = tf.split(scores, 2);
      const distance = tf.sub(tf.mean(fake), tf.mean(real));
      const penalty = gradientPenalty(critic, mixed, labels);
      return { terms: { critic: distance, gradientPenalty: penalty }, total: tf.add(distance, tf.mul(penalty, penaltyWeight)) };
    });
    if (!Object.values(ofCritic).every(Number.isFinite)) return ofCritic;
    const ofNetwork = applyFiniteGradient(optimizers.network, network.variables, () => {
      const asked = inputs[1].labels as tf.Tensor2D;
      const rows = make(inputs[1]);
      const generator = tf.neg(tf.mean(critic.scores(rows, asked)));
      const distance = momentDistance(rows, asked, step.moments);
      return { terms: { generator, moments: distance }, total: tf.add(generator, tf.mul(distance, momentWeight)) };
    });
    return { ...ofCritic, ...ofNetwork };
  });
}

/** mean((|d score / d row| - 1)^2). */
export function gradientPenalty(critic: TableCritic, rows: tf.Tensor2D, labels: tf.Tensor2D): tf.Tensor {
  const squares = tf.sum(tf.square(critic.slopes(rows, labels)), 1);
  return tf.mean(tf.square(tf.sub(tf.sqrt(tf.add(squares, 1e-12)), 1)));
}
