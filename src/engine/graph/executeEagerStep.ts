import * as tf from '@tensorflow/tfjs';
import { findHost } from '../../notebook/findHost';
import type { TrainingStepParts, TrainingStep } from './TrainingStep';

/** What happens in a step between its parts. */
export interface StepHooks {
  /** The pass is done; the loss gets what this gives. */
  afterPass?(pass: ReturnType<TrainingStepParts['forward']>): ReturnType<TrainingStepParts['forward']>;
  beforeAccept?(): void;
  /** The gradients are applied next. */
  beforeUpdate?(rate: tf.Scalar): void;
}

/** A training step, operation by operation. Says whether it was accepted. */
export function executeEagerStep(parts: TrainingStepParts, step: TrainingStep, hooks: StepHooks = {}): boolean {
  let isAccepted = false;
  tf.tidy(() => {
    const variables = [...parts.variables];
    const rate = tf.scalar(step.learningRate);
    const lossOf = () => {
      const pass = parts.forward(step.args);
      return step.loss(hooks.afterPass?.(pass) ?? pass);
    };
    const { value, grads } = tf.variableGrads(lossOf, variables);
    hooks.beforeAccept?.();
    isAccepted = step.accept(value.dataSync()[0]);
    if (!isAccepted) return;
    hooks.beforeUpdate?.(rate);
    // An interrupt leaves no half step.
    const release = findHost()?.hold();
    try {
      parts.update(
        variables.map(({ name }) => grads[name] ?? null),
        rate
      );
    } finally {
      release?.();
    }
  });
  return isAccepted;
}
