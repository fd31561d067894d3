import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../src/engine/tf';
import { findNativeBackend } from '../../../src/engine/graph/findNativeBackend';
import { graphFunction } from '../../../src/engine/graph/graphFunction';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors - before, 'tensors left behind').toBe(0));

const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed + 1);
const variable = (make: () => tf.Tensor) => tf.tidy(() => tf.variable(make()));
const numbers = (tensor: tf.Tensor) => {
  const values = Array.from(tensor.dataSync());
  tensor.dispose();
  return values;
};

test('graphFunction(run) gives what run gives, with the values that arguments and variables have at the call', () => {
  const weights = variable(() => normal([3, 2], 1));
  const plain = (x: tf.Tensor) => ({
    out: tf.relu(tf.matMul(x as tf.Tensor2D, weights as tf.Tensor2D)) as tf.Tensor,
    sum: tf.sum(tf.square(x)) as tf.Tensor
  });
  const layer = graphFunction(plain);
  for (let i = 0; i < 6; i++) {
    const x = normal([4, 3], i);
    const [got, expected] = [layer(x), tf.tidy(() => plain(x))];
    expect(numbers(got.out)).toEqual(numbers(expected.out));
    expect(numbers(got.sum)[0]).toBeCloseTo(numbers(expected.sum)[0], 5);
    x.dispose();
    if (i === 3) tf.tidy(() => void weights.assign(tf.ones([3, 2])));
  }
  expect(layer.eager).toBe(null);
  layer.dispose();
  weights.dispose();
});

test('a graph function changes variables as its operations do: five steps of Adam, with batch normalisation', () => {
  const build = () =>
    tf.sequential({
      layers: [
        tf.layers.dense({
          units: 4,
          activation: 'relu',
          inputShape: [3],
          kernelInitializer: tf.initializers.glorotNormal({ seed: 1 })
        }),
        tf.layers.batchNormalization(),
        tf.layers.dense({ units: 2, kernelInitializer: tf.initializers.glorotNormal({ seed: 2 }) })
      ]
    });
  const train = (isGraph: boolean) => {
    const [model, optimizer] = [build(), tf.train.adam(0.01)];
    const step = (x: tf.Tensor) =>
      optimizer.minimize(
        () => tf.mean(tf.square(model.apply(x, { training: true }) as tf.Tensor)) as tf.Scalar,
        true
      )! as tf.Tensor;
    const compiled = graphFunction(step);
    const losses: number[] = [];
    for (let i = 0; i < 6; i++) {
      const x = normal([5, 3], i);
      losses.push(...numbers(isGraph ? compiled(x) : tf.tidy(() => step(x))));
      x.dispose();
    }
    if (isGraph) expect(compiled.eager).toBe(null);
    const weights = model.getWeights().flatMap((one) => Array.from(one.dataSync()));
    compiled.dispose();
    model.dispose();
    optimizer.dispose();
    return [...losses, ...weights];
  };
  const [eager, graph] = [train(false), train(true)];
  graph.forEach((value, i) => expect(value).toBeCloseTo(eager[i], 5));
});

const made: tf.Variable[] = [];
test.each<[string, (x: tf.Tensor) => tf.Tensor, RegExp]>([
  ['reads values', (x) => tf.mul(x, tf.sum(x).dataSync()[0]), /^it reads the values of a tensor$/],
  ['draws random numbers', (x) => tf.add(x, tf.randomNormal(x.shape)), /^JavaScript makes something else of each call/],
  [
    'makes a variable in each call',
    (x) => {
      made.push(tf.variable(x));
      return tf.mul(made.at(-1)!, 2);
    },
    /^it creates the variable/
  ],
  [
    'makes texts',
    (x) => {
      tf.tidy(() => void tf.equal(tf.tensor(['a']), tf.tensor(['b'])));
      return tf.add(x, 1);
    },
    /^it makes a tensor of texts$/
  ]
])('a function that %s runs operation by operation, and eager says why', (_, run, why) => {
  const compiled = graphFunction(run);
  for (let i = 0; i < 5; i++) {
    const x = normal([2, 2], i);
    const out = compiled(x);
    expect(out.shape).toEqual([2, 2]);
    tf.dispose([x, out]);
  }
  expect(compiled.eager).toMatch(why);
  compiled.dispose();
  tf.dispose(made.splice(0));
});

test('a number of JavaScript that changes is a reason, a variable made by the first call is not', () => {
  let factor = 1;
  const scaled = graphFunction((x: tf.Tensor) => tf.mul(x, factor++) as tf.Tensor);
  let total: tf.Variable | undefined;
  const summed = graphFunction((x: tf.Tensor) => {
    total ??= variable(() => tf.zeros([2]));
    total.assign(tf.add(total, x));
    return total.clone() as tf.Tensor;
  });
  for (let i = 1; i < 6; i++) {
    const x = tf.tensor1d([i, 2 * i]);
    expect(numbers(scaled(x))).toEqual([i * i, 2 * i * i]);
    expect(numbers(summed(x))).toEqual([(i * (i + 1)) / 2, i * (i + 1)]);
    x.dispose();
  }
  expect(scaled.eager).toMatch(/a number/);
  expect(summed.eager).toBe(null);
  [scaled, summed].forEach((one) => one.dispose());
  total!.dispose();
});

test('the same tensor twice, a variable as an argument, an argument as a result and a constant are kept apart', () => {
  const held = variable(() => tf.tensor1d([5, 6]));
  const constant = tf.tensor1d([100, 200]);
  const compiled = graphFunction(
    (a: tf.Tensor, b: tf.Tensor) => [tf.sub(a, b), tf.add(held, constant), b, constant.clone()] as tf.Tensor[]
  );
  const [x, y] = [tf.tensor1d([1, 2]), tf.tensor1d([3, 5])];
  const call = (a: tf.Tensor, b: tf.Tensor) => compiled(a, b).map(numbers);
  for (let i = 0; i < 3; i++)
    expect(call(x, x)).toEqual([
      [0, 0],
      [105, 206],
      [1, 2],
      [100, 200]
    ]);
  expect(call(x, y)).toEqual([
    [-2, -3],
    [105, 206],
    [3, 5],
    [100, 200]
  ]);
  expect(call(held, x)).toEqual([
    [4, 4],
    [105, 206],
    [1, 2],
    [100, 200]
  ]);
  expect(compiled.eager).toBe(null);
  compiled.dispose();
  tf.dispose([x, y, constant, held]);
});

test('other shapes have graphs of their own, of which the oldest go', () => {
  const compiled = graphFunction((x: tf.Tensor) => tf.reshape(tf.cumsum(x), [-1, 1]) as tf.Tensor);
  for (let round = 0; round < 2; round++)
    for (let size = 1; size <= 20; size++)
      for (let i = 0; i < 3; i++) {
        const x = tf.fill([size], i);
        expect(numbers(compiled(x)).at(-1)).toBe(size * i);
        x.dispose();
      }
  expect(compiled.eager).toBe(null);
  compiled.dispose();
});

test('inside a gradient and inside another graph function it runs operation by operation', () => {
  const inner = graphFunction((x: tf.Tensor) => tf.square(x) as tf.Tensor);
  const outer = graphFunction((x: tf.Tensor) => tf.add(inner(x), 1) as tf.Tensor);
  const slope = tf.grad((x: tf.Tensor) => inner(x));
  for (let i = 0; i < 4; i++) {
    const x = tf.tensor1d([i, 3]);
    expect(numbers(inner(x))).toEqual([i * i, 9]);
    expect(numbers(outer(x))).toEqual([i * i + 1, 10]);
    expect(numbers(slope(x))).toEqual([2 * i, 6]);
    x.dispose();
  }
  expect([inner.eager, outer.eager]).toEqual([null, null]);
  [inner, outer].forEach((one) => one.dispose());
});

test('an error in the function comes through in each call, and the next call works', () => {
  let isBroken = true;
  const compiled = graphFunction((x: tf.Tensor) => {
    const out = tf.square(x) as tf.Tensor;
    if (isBroken) throw new Error('of the user');
    return out;
  });
  const x = tf.tensor1d([2]);
  expect(() => compiled(x)).toThrow('of the user');
  isBroken = false;
  for (let i = 0; i < 4; i++) expect(numbers(compiled(x))).toEqual([4]);
  x.dispose();
  compiled.dispose();
});

test.each<[string, () => unknown, RegExp]>([
  ['no function', () => graphFunction(3 as never), /^graphFunction: expected a function over tensors, got 3; /],
  [
    'an argument that is no tensor',
    () => graphFunction((x: tf.Tensor) => x)(3 as never),
    /^graphFunction: expected argument 1 to be a tensor, got 3; /
  ],
  [
    'a tensor with another thing in the place of its numbers',
    () =>
      graphFunction((x: tf.Tensor) => x)(
        Object.create(tf.Tensor.prototype, {
          dtype: { value: 'float32' },
          shape: { value: [1] },
          dataId: { value: {} }
        }) as tf.Tensor
      ),
    /^graphFunction: expected argument 1 to be a tensor, got one without numbers; /
  ],
  [
    'a call after dispose',
    () => {
      const one = graphFunction((x: tf.Tensor) => x);
      one.dispose();
      one(tf.zeros([1]));
    },
    /^graphFunction: expected no call after dispose/
  ]
])('graphFunction refuses %s', (_, run, message) => {
  tf.tidy(() => void expect(run).toThrow(message));
});

test('a number that changes later is noticed, and from then on each call does what the function does', () => {
  let factor = 1;
  const scaled = graphFunction((x: tf.Tensor) => tf.mul(x, factor));
  const got: number[] = [];
  for (let i = 1; i <= 40; i++) {
    if (i === 12) factor = 3;
    const x = tf.tensor1d([2]);
    got.push(...numbers(scaled(x)));
    x.dispose();
  }
  expect(got.slice(0, 11)).toEqual(Array(11).fill(2));
  // The 16th call of the graph is the 18th call.
  expect(got.slice(17)).toEqual(Array(23).fill(6));
  expect(scaled.eager).toMatch(/^JavaScript makes something else/);
  scaled.dispose();
});

test('a graph function reads its own variable where another, or a tensor, had the same value', () => {
  const value = tf.scalar(1);
  const [mine, other] = [tf.variable(value), tf.variable(value)];
  [mine, other].forEach((one) => one.assign(value));
  const f = graphFunction((x: tf.Tensor) => tf.add(tf.add(tf.mul(mine, x), tf.mul(value, 10)), tf.mul(mine, 0)));
  const at = (x: number) => tf.tidy(() => f(tf.scalar(x)).dataSync()[0]);
  expect([1, 2, 3].map(at)).toEqual([11, 12, 13]);
  const [five, six] = [tf.scalar(5), tf.scalar(6)];
  other.assign(five);
  expect(at(3)).toBe(13);
  mine.assign(six);
  expect(at(3)).toBe(28);
  expect(f.eager).toBe(null);
  f.dispose();
  tf.dispose([value, mine, other, five, six]);
});

test('a graph function says the type that tfjs leaves out of an operation', () => {
  const outer = graphFunction((x: tf.Tensor) => tf.mul(tf.expandDims(x, 1), tf.expandDims(x, 0)) as tf.Tensor);
  const x = tf.tensor1d([1, 2]);
  for (let i = 0; i < 4; i++) expect(numbers(outer(x))).toEqual([1, 2, 2, 4]);
  expect(outer.eager).toBe(null);
  outer.dispose();
  x.dispose();
});

test('STILLROOM_EAGER=1 turns graph functions off, and eager says so', () => {
  const double = graphFunction((x: tf.Tensor) => tf.add(x, x) as tf.Tensor);
  process.env.STILLROOM_EAGER = '1';
  try {
    expect(double.eager).toBe('STILLROOM_EAGER is set');
  } finally {
    delete process.env.STILLROOM_EAGER;
  }
  expect(double.eager).toBe(null);
  double.dispose();
});

test('a function that draws from Math.random is no graph even if two calls do the same, and Math.random is itself afterwards', () => {
  const own = Math.random;
  const skipping = graphFunction((x: tf.Tensor) => (Math.random() < 2 ? tf.add(x, 1) : x) as tf.Tensor);
  const x = tf.scalar(1);
  for (let i = 0; i < 4; i++) expect(numbers(skipping(x))).toEqual([2]);
  expect(skipping.eager).toMatch(/^JavaScript makes something else of each call/);
  expect(Math.random).toBe(own);
  skipping.dispose();
  x.dispose();
});

test('writing a graph down asks no more of TensorFlow with a thousand variables that it does not read', () => {
  const weights = variable(() => normal([3], 1));
  const operations = () => {
    const layer = graphFunction((x: tf.Tensor) => tf.add(x, weights));
    const asked = countOperations(() => [1, 2, 3].forEach((i) => numbers(layer(normal([3], i)))));
    expect(layer.eager).toBe(null);
    layer.dispose();
    return asked;
  };
  const alone = operations();
  const others = Array.from({ length: 1000 }, (_, i) => variable(() => tf.fill([2], i)));
  expect(operations()).toBe(alone);
  tf.dispose([weights, ...others]);
});

function countOperations(work: () => void): number {
  const backend = findNativeBackend()!;
  const { binding } = backend;
  let count = 0;
  backend.binding = Object.create(binding, {
    executeOp: {
      value: (...args: Parameters<typeof binding.executeOp>) => {
        count++;
        return binding.executeOp(...args);
      }
    }
  });
  try {
    tf.tidy(work);
  } finally {
    backend.binding = binding;
  }
  return count;
}
