import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../src/engine/tf';
import { deriveTensor } from '../../../src/engine/graph/deriveTensor';
import { graphFunction } from '../../../src/engine/graph/graphFunction';
import { createTrainingGraph } from '../../../src/engine/graph/createTrainingGraph';
import { watchFunctions } from '../../train/graphs/graphAndEager';

let before: number;
let functions: ReturnType<typeof watchFunctions>;
beforeEach(() => {
  before = tf.memory().numTensors;
  functions = watchFunctions();
});
afterEach(() => {
  functions.unwatch();
  expect(tf.memory().numTensors - before, 'tensors left behind').toBe(0);
  expect(functions.left(), 'functions left behind').toBe(0);
});

const numbers = (tensor: tf.Tensor) => {
  const values = Array.from(tensor.dataSync());
  tensor.dispose();
  return values;
};

/** Looks at the values of a tensor. */
function ranks(from: tf.Tensor): tf.Tensor {
  const values = Array.from(from.dataSync());
  if (values.some(Number.isNaN)) throw new RangeError('ranks: expected numbers, got NaN; look at the rows');
  const sorted = values.toSorted((a, b) => a - b);
  return tf.tensor1d(
    values.map((value) => sorted.indexOf(value)),
    'int32'
  );
}

test.each<[string, (x: tf.Tensor, factor: tf.Variable) => tf.Tensor]>([
  ['an argument', (x) => tf.add(x, deriveTensor(x, ranks))],
  ['what a graph computes of an argument', (x) => tf.add(x, deriveTensor(tf.square(tf.sub(x, 2)), ranks))],
  ['an argument and a variable', (x, factor) => tf.add(x, deriveTensor(tf.mul(x, factor), ranks))],
  ['what is derived from an argument', (x) => tf.add(x, deriveTensor(tf.square(tf.sub(deriveTensor(x, ranks), 1)), ranks))],
  ['an argument, twice, and it is the result too', (x) => tf.concat([deriveTensor(x, ranks), deriveTensor(x, ranks)])],
  ['nothing that changes', (x) => tf.add(x, deriveTensor(tf.tensor1d([2, 3, 1]), ranks))]
])('deriveTensor(from, derive) is derived anew before each call of a graph, from %s', (_, run) => {
  const factor = tf.tidy(() => tf.variable(tf.scalar(1)));
  const compiled = graphFunction((x: tf.Tensor) => run(x, factor));
  for (let i = 0; i < 6; i++) {
    const x = tf.tensor1d([Math.sin(i), Math.cos(2 * i), 3 * Math.sin(3 * i)]);
    const sign = tf.scalar(i % 2 ? 1 : -1);
    factor.assign(sign);
    const expected = tf.tidy(() => run(x, factor));
    expect(numbers(compiled(x))).toEqual(numbers(expected));
    tf.dispose([x, sign]);
  }
  expect(compiled.eager).toBe(null);
  compiled.dispose();
  factor.dispose();
});

test('an error of derive reaches the caller of the graph, which has changed nothing', () => {
  const total = tf.tidy(() => tf.variable(tf.zeros([3])));
  const compiled = graphFunction((x: tf.Tensor) => {
    total.assign(tf.add(total, deriveTensor(tf.neg(x), ranks)));
    return undefined;
  });
  const call = (...values: number[]) => {
    const x = tf.tensor1d(values);
    try {
      compiled(x);
    } finally {
      x.dispose();
    }
  };
  for (let i = 0; i < 3; i++) call(1, 2, 3);
  expect(compiled.eager).toBe(null);
  expect(() => call(1, NaN, 3)).toThrow('ranks: expected numbers, got NaN; look at the rows');
  expect(Array.from(total.dataSync())).toEqual([6, 3, 0]);
  call(3, 2, 1);
  expect(Array.from(total.dataSync())).toEqual([6, 4, 2]);
  compiled.dispose();
  total.dispose();
});

test('a function that is another at each call is a reason against graphs; a result of another shape is an error', () => {
  const other = graphFunction(
    (x: tf.Tensor) =>
      tf.add(
        x,
        deriveTensor(x, (from) => ranks(from))
      ) as tf.Tensor
  );
  let size = 3;
  const growing = (from: tf.Tensor) => tf.fill([from.size && size], 1);
  const grown = graphFunction((x: tf.Tensor) => tf.sum(deriveTensor(x, growing)) as tf.Tensor);
  const x = tf.tensor1d([3, 1, 2]);
  for (let i = 0; i < 4; i++) {
    expect(numbers(other(x))).toEqual([5, 1, 3]);
    expect(numbers(grown(x))).toEqual([3]);
  }
  expect(other.eager).toMatch(/^JavaScript makes something else of each call/);
  size = 4;
  expect(() => grown(x)).toThrow(
    /^derived tensor: expected the type of the first call and shape \[3\], got float32 of shape \[4\]; /
  );
  [other, grown].forEach((one) => one.dispose());
  x.dispose();
});

test('a training step derives too; its variables learn as without graphs', () => {
  const learn = (steps: number, isGraph: boolean) => {
    const weights = tf.tidy(() => tf.variable(tf.tensor1d([1, 2, 3])));
    const parts = {
      forward: ([x]: tf.Tensor[]) => ({ learning: [tf.mul(weights, deriveTensor(tf.mul(x, 2), ranks))], fixed: [] }),
      variables: [weights],
      update: ([gradient]: (tf.Tensor | null)[], rate: tf.Scalar) =>
        tf.tidy(() => void weights.assign(tf.sub(weights, tf.mul(gradient!, rate))))
    };
    const graph = createTrainingGraph(parts);
    for (let i = 0; i < steps; i++) {
      const x = tf.tensor1d([Math.sin(i), Math.cos(2 * i), 3 * Math.sin(3 * i)]);
      if (!isGraph) process.env.STILLROOM_EAGER = '1';
      const loss = ({ learning: [out] }: { learning: tf.Tensor[] }) => tf.sum<tf.Scalar>(tf.square(out));
      graph.step({ args: [x], learningRate: 0.01, loss, accept: () => true });
      delete process.env.STILLROOM_EAGER;
      x.dispose();
    }
    expect(graph.steps()).toEqual(isGraph ? { graphs: steps - 2, operations: 2 } : { graphs: 0, operations: steps });
    graph.dispose();
    return numbers(weights);
  };
  expect(learn(7, true)).toEqual(learn(7, false));
});

test('tf.gather of an index that is out of range gives the same error in a graph, and nothing is left behind', () => {
  const table = tf.tidy(() => tf.variable(tf.tensor2d([[1], [2], [3]])));
  const compiled = graphFunction((x: tf.Tensor) => tf.gather(table, tf.cast(tf.mul(x, 1), 'int32')) as tf.Tensor);
  const call = (value: number) => tf.tidy(() => numbers(compiled(tf.tensor1d([value, 0]))));
  for (let i = 0; i < 3; i++) expect(call(i)).toEqual([i + 1, 1]);
  expect(compiled.eager).toBe(null);
  for (const wrong of [3, -1]) expect(() => call(wrong)).toThrow(`GatherV2: the index value ${wrong} is not in [0, 2]`);
  expect(call(2)).toEqual([3, 1]);
  compiled.dispose();
  table.dispose();
});
