import { afterEach, beforeEach, expect, test } from 'vitest';
import { tf } from '../../../src';
import type { LossInputs } from '../../../src/losses/Loss';
import { buildExits } from '../../../src/train/selfDistillation/exits/buildExits';
import { createExitTerms } from '../../../src/train/selfDistillation/exits/createExitTerms';
import type { Terms } from '../../../src/train/options/Term';
import type { OutputGroup } from '../../../src/train/severalOutputs/OutputGroup';
import { reference, sines } from './selfDistillationReference';

const { settings, logits, network } = reference;
let before = 0;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

function teachersOf(module: number | 'ensemble' | null, outputs: readonly OutputGroup[]): readonly OutputGroup[] {
  return module === null ? [] : module === 'ensemble' ? outputs : [outputs[module]];
}

function sumOf(terms: Terms, inputs: LossInputs): tf.Scalar {
  const means = Object.values(terms).map(({ weight, loss }) => tf.mul(tf.mean(loss(inputs)), weight as number));
  return tf.addN(means) as tf.Scalar;
}

test.each(logits.modules)('the loss of given logits and its gradient are those of PyTorch when $module teaches', (expected) => {
  const groups = (from: number, size: number) =>
    [0, 1, 2].map((i): OutputGroup => ({ name: String(i), columns: [from + i * size, from + (i + 1) * size] }));
  const [outputs, features] = [groups(0, 3), groups(9, 4)];
  const terms = createExitTerms({ outputs, features }, teachersOf(expected.module, outputs), settings);
  const labels = Int32Array.from(logits.y);
  tf.tidy(() => {
    const student = tf.tensor2d(logits.given);
    const measured = Object.entries(terms).map(([name, { loss }]) => {
      const [mean] = tf.mean(loss({ student, labels })).dataSync();
      return [name.replace(':', ''), mean] as const;
    });
    expect(Object.keys(expected.terms).sort()).toEqual(measured.map(([name]) => name).sort());
    for (const [name, mean] of measured) expect(Math.abs(mean / expected.terms[name] - 1)).toBeLessThan(2e-7);
    const gradient = tf.grad((given: tf.Tensor) => sumOf(terms, { student: given as tf.Tensor2D, labels }))(student);
    const values = gradient.dataSync();
    expected.gradient.flat().forEach((value, i) => expect(values[i]).toBeCloseTo(value, 6));
  });
});

test.each(network.modules)('the gradients of all weights are those of PyTorch when $module teaches', (expected) => {
  const { dense } = tf.layers;
  const student = tf.sequential({
    layers: [
      dense({ name: 'first', units: 5, activation: 'tanh', inputShape: [3] }),
      dense({ name: 'second', units: 4, activation: 'tanh' }),
      dense({ units: 3 })
    ]
  });
  const exits = buildExits('test', student, { exits: ['first', 'second'], hint: settings.hint, seed: 0 });
  const terms = createExitTerms(exits, teachersOf(expected.module, exits.outputs), settings);
  const layers = [...student.layers, ...exits.model.layers.filter(({ name }) => name.startsWith('exit/'))];
  const order = [
    ...student.layers,
    ...['first', 'second'].flatMap((at) => ['features', 'logits'].map((of) => `exit/${at}/${of}`))
  ];
  const sorted = order.map((one) => (typeof one === 'string' ? layers.find(({ name }) => name === one)! : one));
  tf.tidy(() => {
    let count = 0;
    for (const layer of sorted)
      layer.setWeights(
        layer.weights.map(({ shape }) => {
          const size = (shape as number[]).reduce((a, b) => a * b, 1);
          count += size;
          return tf.tensor(sines(size, count - size), shape as number[]);
        })
      );
    const variables = sorted.flatMap(({ weights }) => weights.map((weight) => weight.read() as tf.Variable));
    const labels = Int32Array.from(network.y);
    const x = tf.tensor2d(network.x);
    const { value, grads } = tf.variableGrads(
      () => sumOf(terms, { student: exits.model.apply(x) as tf.Tensor2D, labels }),
      variables
    );
    expect(value.dataSync()[0]).toBeCloseTo(expected.total, 5);
    for (const [i, { name }] of variables.entries()) {
      const own = grads[name]?.dataSync() ?? new Float32Array(expected.gradients[i].length);
      expected.gradients[i].forEach((gradient, k) => expect(own[k]).toBeCloseTo(gradient, 5));
    }
  });
  exits.dispose();
  student.dispose();
});
