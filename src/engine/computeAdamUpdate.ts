import * as tf from '@tensorflow/tfjs';
import { findNativeBackend, type NativeBackend } from './graph/findNativeBackend';

/** A variable, what Adam remembers of it, and the gradient of this step. */
export interface AdamSlot {
  variable: tf.Tensor;
  first: tf.Tensor;
  second: tf.Tensor;
  gradient: tf.Tensor;
}

/** What is the same for all variables of a step. */
export interface AdamFactors {
  /** 1 - beta1^t. */
  ofFirst: tf.Scalar;
  /** 1 - beta2^t. */
  ofSecond: tf.Scalar;
  /** Minus the learning rate. */
  back: tf.Scalar;
  beta1: number;
  beta2: number;
  epsilon: number;
}

/**
 * One step of Adam for one variable: the variable and its two moments after it. TensorFlow on the CPU does it in one operation of ours
 * (native/adamOperation.cc), which goes through memory once; other backends take tfjs' operations. The numbers are the same to the last digit.
 */
export function computeAdamUpdate(
  slot: AdamSlot,
  factors: AdamFactors
): { variable: tf.Tensor; first: tf.Tensor; second: tf.Tensor } {
  const backend = findNativeBackend();
  return backend?.binding.hasAdam && !backend.isUsingGpuDevice ? inOne(backend, slot, factors) : byOperations(slot, factors);
}

function inOne(backend: NativeBackend, slot: AdamSlot, factors: AdamFactors) {
  const { beta1, beta2, epsilon } = factors;
  const type = backend.binding.TF_ATTR_FLOAT;
  const attributes = Object.entries({ beta1, rest1: 1 - beta1, beta2, rest2: 1 - beta2, epsilon }).map(([name, value]) => ({
    name,
    type,
    value
  }));
  const inputs = [slot.variable, slot.first, slot.second, slot.gradient, factors.ofFirst, factors.ofSecond, factors.back];
  const [variable, first, second] = backend.executeMultipleOutputs('StillroomAdam', attributes, inputs, 3);
  return { variable, first, second };
}

function byOperations({ variable, first, second, gradient }: AdamSlot, factors: AdamFactors) {
  const { ofFirst, ofSecond, back, beta1, beta2, epsilon } = factors;
  const mean = tf.add(tf.mul(first, beta1), tf.mul(gradient, 1 - beta1));
  const square = tf.add(tf.mul(second, beta2), tf.mul(tf.square(gradient), 1 - beta2));
  const step = tf.div(tf.div(mean, ofFirst), tf.add(tf.sqrt(tf.div(square, ofSecond)), epsilon));
  return { variable: tf.add(tf.mul(step, back), variable), first: mean, second: square };
}
