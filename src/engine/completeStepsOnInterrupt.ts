import * as tf from '@tensorflow/tfjs';
import { findHost } from '../notebook/findHost';

type Apply = tf.Optimizer['applyGradients'];

/**
 * An interrupt leaves no half step: an optimizer that has begun to change the weights changes all of them, `trainOnBatch` finishes its
 * batch, and the cell stops at the next operation.
 */
export function completeStepsOnInterrupt(): void {
  const optimizers = [
    tf.SGDOptimizer,
    tf.MomentumOptimizer,
    tf.RMSPropOptimizer,
    tf.AdamOptimizer,
    tf.AdamaxOptimizer,
    tf.AdadeltaOptimizer,
    tf.AdagradOptimizer
  ];
  for (const { prototype } of optimizers) prototype.applyGradients = whole(prototype.applyGradients);
  const model = tf.LayersModel.prototype;
  const trainOnBatch = model.trainOnBatch;
  model.trainOnBatch = async function (...args) {
    const release = findHost()?.hold();
    try {
      return await trainOnBatch.apply(this, args);
    } finally {
      release?.();
    }
  };
}

function whole(step: Apply): Apply {
  return function (this: tf.Optimizer, ...args) {
    const release = findHost()?.hold();
    try {
      step.apply(this, args);
    } finally {
      release?.();
    }
  };
}
