import * as tf from '@tensorflow/tfjs';
import { createFiniteUpdate } from '../createFiniteUpdate';
import { inputsOfTensors, tensorsOfInputs } from '../drawGeneratorInputs';
import type { RowInputs, RowNetwork } from '../RowNetwork';
import { computeMomentDistance } from './computeSecondMoments';
import type { TableCritic } from './createTableCritic';

export interface TableParts {
  network: RowNetwork;
  /** Changes what the network makes before the critic sees it. */
  mask: (rows: tf.Tensor2D) => tf.Tensor2D;
  critic: TableCritic;
  optimizers: { network: tf.Optimizer; critic: tf.Optimizer };
  /** Of real rows with their labels: see `computeSecondMoments`. */
  moments: tf.Tensor2D;
}

export interface TableBatch {
  /** [rows, width], encoded. */
  rows: tf.Tensor2D;
  /** What the critic's update and the generator's are made of: of the same classes as the rows, one by one. */
  inputs: [ofCritic: RowInputs, ofNetwork: RowInputs];
  /** [rows, 1] in [0, 1]: the point between a real row and a generated one at which the critic's slope is measured. */
  between: tf.Tensor2D;
}

export interface TableGanSteps {
  step(batch: TableBatch): { [name: string]: number };
  dispose(): void;
}

/** Of the gradient penalty. */
const penaltyWeight = 10;
/** Of the distance of second moments. */
const momentWeight = 1;

/**
 * Steps of one update of the critic, mean(s_made) - mean(s_real) + 10 mean((|slope| - 1)^2) between real and made rows of the same class, and one of the generator,
 * -mean(s_made) (Gulrajani, Ahmed, Arjovsky, Dumoulin & Courville 2017, arXiv 1704.00028). If a loss is not finite, nothing changes.
 */
export function createTableGanSteps({ network, mask, critic, optimizers, moments }: TableParts): TableGanSteps {
  const make = (from: RowInputs) => mask(network.apply(from) as tf.Tensor2D);
  const ofCritic = createFiniteUpdate(optimizers.critic, critic.variables, ([given, between, ...rest]) => {
    const rows = given as tf.Tensor2D;
    const inputs = inputsOfTensors(rest, true);
    const labels = inputs.labels as tf.Tensor2D;
    const made = make(inputs);
    const mixed = tf.add<tf.Tensor2D>(rows, tf.mul(tf.sub(made, rows), between));
    const scores = critic.scores(tf.concat([rows, made]), tf.concat([labels, labels]));
    const [real, fake] = tf.split(scores, 2);
    const distance = tf.sub(tf.mean(fake), tf.mean(real));
    const penalty = gradientPenalty(critic, mixed, labels);
    return { terms: { critic: distance, gradientPenalty: penalty }, total: tf.add(distance, tf.mul(penalty, penaltyWeight)) };
  });
  const ofNetwork = createFiniteUpdate(optimizers.network, network.variables, (args) => {
    const inputs = inputsOfTensors(args, true);
    const labels = inputs.labels as tf.Tensor2D;
    const rows = make(inputs);
    const generator = tf.neg(tf.mean(critic.scores(rows, labels)));
    const distance = computeMomentDistance(rows, labels, moments);
    return { terms: { generator, moments: distance }, total: tf.add(generator, tf.mul(distance, momentWeight)) };
  });
  return {
    step({ rows, between, inputs }) {
      const { terms } = ofCritic.step([rows, between, ...tensorsOfInputs(inputs[0])]);
      if (!Object.values(terms).every(Number.isFinite)) return terms;
      return { ...terms, ...ofNetwork.step(tensorsOfInputs(inputs[1])).terms };
    },
    dispose() {
      ofCritic.dispose();
      ofNetwork.dispose();
    }
  };
}

/** mean((|d score / d row| - 1)^2). */
export function gradientPenalty(critic: TableCritic, rows: tf.Tensor2D, labels: tf.Tensor2D): tf.Tensor {
  const squares = tf.sum(tf.square(critic.slopes(rows, labels)), 1);
  return tf.mean(tf.square(tf.sub(tf.sqrt(tf.add(squares, 1e-12)), 1)));
}
