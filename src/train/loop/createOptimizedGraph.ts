import { createTrainingGraph, type TrainingGraph } from '../../engine/graph/createTrainingGraph';
import type { TrainingStepParts } from '../../engine/graph/TrainingStep';
import type { OptimizerState } from '../optimizers/Optimizer';

/**
 * A training step whose update is that of an optimizer.
 *
 * @param more `after`: what else a step does, with tensors alone. `create`: what makes the step of its parts. Default: two graphs.
 */
export function createOptimizedGraph(
  parts: Omit<TrainingStepParts, 'update'>,
  optimizer: OptimizerState,
  { after, create = createTrainingGraph }: { after?: () => void; create?: typeof createTrainingGraph } = {}
): TrainingGraph {
  /** A rate that the optimizer takes for a number: it is a part of the graph. */
  let rate: number | undefined;
  const graph = create({
    ...parts,
    settings() {
      const { values = [], tensors = [] } = parts.settings?.() ?? {};
      return { values: [...values, rate], tensors };
    },
    update(gradients, learningRate) {
      optimizer.update(gradients, learningRate);
      after?.();
    }
  });
  return {
    ...graph,
    step(step) {
      if (optimizer.setLearningRate) optimizer.setLearningRate((rate = step.learningRate));
      graph.step(step);
    }
  };
}
