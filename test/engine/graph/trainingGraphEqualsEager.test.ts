import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../src/engine/tf';
import { executeEagerStep } from '../../../src/engine/graph/executeEagerStep';
import { createTrainingGraph } from '../../../src/engine/graph/createTrainingGraph';
import type { TrainingStepParts, TrainingStep } from '../../../src/engine/graph/TrainingStep';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors - before, 'tensors left behind').toBe(0));

function build() {
  const init = (seed: number) => tf.initializers.glorotNormal({ seed });
  const student = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [8, 8, 1], filters: 4, kernelSize: 3, activation: 'relu', kernelInitializer: init(1) }),
      tf.layers.batchNormalization(),
      tf.layers.flatten(),
      tf.layers.dense({ units: 3, kernelInitializer: init(2) })
    ]
  });
  const hidden = tf.model({ inputs: student.inputs, outputs: student.layers[1].output as tf.SymbolicTensor });
  const variables = student.trainableWeights.map((one) => (one as unknown as { val: tf.Variable }).val);
  const slots = variables.map((one) => tf.tidy(() => tf.variable(tf.zerosLike(one), false)));
  const parts: TrainingStepParts = {
    forward: ([x]) => ({
      learning: [student.apply(x, { training: true }) as tf.Tensor, hidden.apply(x) as tf.Tensor],
      fixed: [tf.sum(x)]
    }),
    variables,
    update(gradients, rate) {
      gradients.forEach((gradient, i) => {
        if (!gradient) return;
        const moved = tf.add(tf.mul(slots[i], 0.9), gradient);
        slots[i].assign(moved);
        variables[i].assign(tf.sub(variables[i], tf.mul(moved, rate)));
      });
    }
  };
  const numbers = () => [...student.getWeights(), ...slots].flatMap((one) => Array.from(one.dataSync()));
  const dispose = () => {
    student.dispose();
    tf.dispose(slots);
  };
  return { parts, numbers, dispose };
}

/** A loss that is worked out in JavaScript. */
function hostLoss(z: tf.Tensor, factor: number): tf.Scalar {
  return tf.customGrad((given: tf.Tensor | tf.GradSaveFunc) => {
    const values = (given as tf.Tensor).dataSync() as Float32Array;
    const slope = Float32Array.from(values, (value) => (factor * 2 * value) / values.length);
    const total = values.reduce((sum, value) => sum + (factor * value ** 2) / values.length, 0);
    return { value: tf.scalar(total), gradFunc: (dy: tf.Tensor) => tf.mul(tf.tensor(slope, (given as tf.Tensor).shape), dy) };
  })(z) as tf.Scalar;
}

function run(step: (parts: TrainingStepParts) => (one: TrainingStep) => void, sizes: number[]) {
  const { parts, numbers, dispose } = build();
  const losses: number[] = [];
  const take = step(parts);
  sizes.forEach((rows, i) => {
    const x = tf.randomNormal([rows, 8, 8, 1], 0, 1, 'float32', i + 1);
    take({
      args: [x],
      learningRate: 0.1 / (i + 1),
      loss: ({ learning: [z, features] }) => tf.add(hostLoss(z, i + 1), tf.mean(tf.square(features))) as tf.Scalar,
      accept: (loss) => losses.push(loss) > 0
    });
    x.dispose();
  });
  const all = [...losses, ...numbers()];
  dispose();
  return all;
}

test('createTrainingGraph().step() does what the operations do, number for number, with other losses, rates and batch sizes from step to step', () => {
  const sizes = [6, 6, 6, 4, 6, 6, 4, 4, 6, 4];
  const plain = run((parts) => (one) => void executeEagerStep(parts, one), sizes);
  let graph: ReturnType<typeof createTrainingGraph> | undefined;
  const compiled = run((parts) => {
    graph = createTrainingGraph(parts);
    return graph.step;
  }, sizes);
  expect(graph!.eager()).toBe(null);
  graph!.dispose();
  expect(compiled).toEqual(plain);
});

test('a step that is not accepted changes nothing, batch normalisation included', () => {
  const { parts, numbers, dispose } = build();
  const graph = createTrainingGraph(parts);
  const step = (seed: number, isGood: boolean) => {
    const x = tf.randomNormal([5, 8, 8, 1], 0, 1, 'float32', seed);
    graph.step({ args: [x], learningRate: 0.1, loss: ({ learning: [z] }) => hostLoss(z, 1), accept: () => isGood });
    x.dispose();
  };
  for (let i = 1; i < 4; i++) step(i, true);
  const then = numbers();
  step(9, false);
  expect(numbers()).toEqual(then);
  step(9, true);
  expect(numbers()).not.toEqual(then);
  graph.dispose();
  dispose();
});

test('a pass that cannot be a graph is done operation by operation, and eager() says why', () => {
  const { parts, numbers, dispose } = build();
  const then = numbers();
  const graph = createTrainingGraph({
    ...parts,
    forward(args) {
      const pass = parts.forward(args);
      return { ...pass, fixed: [tf.scalar(pass.learning[0].dataSync()[0])] };
    }
  });
  for (let i = 1; i < 6; i++) {
    const x = tf.randomNormal([5, 8, 8, 1], 0, 1, 'float32', i);
    graph.step({ args: [x], learningRate: 0.1, loss: ({ learning: [z] }) => hostLoss(z, 1), accept: () => true });
    x.dispose();
  }
  expect(graph.eager()).toBe('it reads the values of a tensor');
  expect(numbers()).not.toEqual(then);
  graph.dispose();
  dispose();
});

test('a loss that begins to depend on another result of the pass is still differentiated by it', () => {
  const train = (isGraph: boolean) => {
    const { parts, numbers, dispose } = build();
    const graph = createTrainingGraph(parts);
    for (let i = 1; i < 8; i++) {
      const x = tf.randomNormal([5, 8, 8, 1], 0, 1, 'float32', i);
      const step: TrainingStep = {
        args: [x],
        learningRate: 0.1,
        loss: ({ learning: [z, features] }) =>
          (i < 5 ? hostLoss(z, 1) : tf.add(hostLoss(z, 1), tf.sum(tf.square(features)))) as tf.Scalar,
        accept: () => true
      };
      if (isGraph) graph.step(step);
      else executeEagerStep(parts, step);
      x.dispose();
    }
    const all = numbers();
    if (isGraph) expect(graph.eager()).toMatch(/^the loss depends on other results/);
    graph.dispose();
    dispose();
    return all;
  };
  expect(train(true)).toEqual(train(false));
});
