import * as tf from '@tensorflow/tfjs';
import { withSeededRandom } from '../../../data/withSeededRandom';
import type { TrainingGraph } from '../../../engine/graph/createTrainingGraph';
import type { TrainingStep, TrainingStepParts } from '../../../engine/graph/TrainingStep';
import { getVariableOfWeight } from '../../../models/features/getVariableOfWeight';
import { findHost } from '../../../notebook/findHost';
import { findSharedVariables } from '../../check/findSharedVariables';
import { readBalanceNumbers, type BalanceState } from './createBalanceState';

/**
 * Training steps whose gradient a balance makes of those of the tasks. Each task takes a pass of its own, operation by operation; the moving statistics of batch normalisation change once a step.
 */
export function createTaskGradientSteps(
  parts: TrainingStepParts,
  { model, balance }: { model: tf.LayersModel; balance: BalanceState }
): TrainingGraph {
  const { by, tasks, numbers } = balance;
  const variables = [...parts.variables];
  const shared = findSharedVariables('training', model, by, tasks);
  const places = variables.flatMap((variable, i) => (shared.includes(variable) ? [i] : []));
  const running = (model.nonTrainableWeights as unknown[]).map(getVariableOfWeight);
  let taken = 0;
  return {
    step(step) {
      taken++;
      tf.tidy(() => {
        const { losses, gradients } = gradientsByTask(step);
        const own = losses.slice(0, tasks.length);
        const weights = by.weights(readBalanceNumbers(balance), tasks);
        const total = losses.reduce((sum, loss, i) => sum + loss * (weights[i] ?? 1), 0);
        if (!step.accept(total)) return;
        const made = by.gradients!({
          losses: own,
          gradients: gradients.slice(0, tasks.length),
          ...{ shared: places, numbers: readBalanceNumbers(balance), seed: step.seed ?? 0 }
        });
        const others = gradients[tasks.length];
        const whole = made.gradients.map((gradient, i) => (others ? tf.add(gradient, others[i]) : gradient));
        // An interrupt leaves no half step.
        const release = findHost()?.hold();
        try {
          parts.update(whole, tf.scalar(step.learningRate));
          for (const [name, variable] of Object.entries(numbers)) variable.assign(tf.tensor1d(made.numbers[name]));
        } finally {
          release?.();
        }
      });
    },
    noteTensors() {},
    eager: () => 'the gradient of each task takes a pass of its own',
    steps: () => ({ graphs: 0, operations: taken }),
    dispose() {}
  };

  function gradientsByTask(step: TrainingStep): { losses: number[]; gradients: tf.Tensor[][] } {
    const before = running.map((variable) => variable.clone());
    const losses: number[] = [];
    const gradients: tf.Tensor[][] = [];
    let count: number;
    do {
      if (gradients.length) running.forEach((variable, i) => variable.assign(before[i]));
      const lossOf = () => {
        const all = step.losses!(parts.forward(step.args));
        count = all.length;
        return all[gradients.length];
      };
      // Unlike `tf.variableGrads` this also takes a loss that depends on none of them.
      const { value, grads } = withSeededRandom(step.seed ?? 0, () => tf.engine().gradients(lossOf, variables, undefined, true));
      losses.push(value.dataSync()[0]);
      gradients.push(variables.map((variable, i) => grads[i] ?? tf.zerosLike(variable)));
    } while (gradients.length < count!);
    return { losses, gradients };
  }
}
