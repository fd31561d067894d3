import * as tf from '@tensorflow/tfjs';
import { createTrainingGraph } from '../../engine/graph/createTrainingGraph';

/** What a network learns from: the terms that are reported, and the sum whose gradient is applied. */
export interface Objective {
  terms: { [name: string]: tf.Tensor };
  total: tf.Tensor;
}

/** One update of a network after the other. */
export interface FiniteUpdate {
  /** The terms of these tensors and their sum, whose gradient is applied if all of them are finite. */
  step(args: tf.Tensor[]): { terms: { [name: string]: number }; total: number };
  dispose(): void;
}

/**
 * Updates of the trained variables, as graphs where they can be.
 *
 * @param objective over tensors alone: it reads no values, and numbers in it stay the same.
 */
export function createFiniteUpdate(
  optimizer: tf.Optimizer,
  variables: tf.Variable[],
  objective: (args: tf.Tensor[]) => Objective
): FiniteUpdate {
  let names: string[] = [];
  const graph = createTrainingGraph({
    forward(args) {
      const { terms, total } = objective(args);
      names = Object.keys(terms);
      return { learning: [total], fixed: Object.values(terms) };
    },
    variables,
    update(gradients) {
      const learnt = variables.flatMap(({ name }, i): [string, tf.Tensor][] => (gradients[i] ? [[name, gradients[i]]] : []));
      optimizer.applyGradients(Object.fromEntries(learnt));
    }
  });
  return {
    step(args) {
      const terms: { [name: string]: number } = {};
      let total = NaN;
      graph.step({
        args,
        // The optimizer has its own.
        learningRate: 0,
        loss({ learning: [sum], fixed }) {
          fixed.forEach((term, i) => (terms[names[i]] = term.dataSync()[0]));
          return tf.clone(sum) as tf.Scalar;
        },
        accept(sum) {
          total = sum;
          return [sum, ...Object.values(terms)].every(Number.isFinite);
        }
      });
      return { terms, total };
    },
    dispose: graph.dispose
  };
}
