import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tf } from '../../src/engine/tf';

/** A kernel whose reader interrupts at the nth operation, as often as a test likes. */
const host = {
  at: Infinity,
  ops: 0,
  holds: 0,
  interrupted: () => host.ops >= host.at,
  hold() {
    host.holds++;
    return () => void host.holds--;
  },
  throwIfInterrupted() {
    host.ops++;
    if (host.interrupted() && host.holds === 0) throw new Error('interrupted');
  }
};
const globals = globalThis as unknown as Record<symbol, unknown>;
const repair = globals[Symbol.for('stillroom.repair')] as () => void;

beforeEach(() => {
  globals[Symbol.for('stillroom.host')] = host;
  host.at = Infinity;
});
afterEach(() => {
  globals[Symbol.for('stillroom.host')] = undefined;
});

const xs = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
const ys = tf.tensor2d([1, 0, 1], [3, 1]);
const w = tf.variable(tf.tensor2d([0.1, -0.2], [2, 1]), true, 'w');
const loss = () =>
  xs
    .matMul(w as unknown as tf.Tensor2D)
    .tanh()
    .sub(ys)
    .square()
    .mean() as tf.Scalar;
const adam = tf.train.adam(0.01);
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
model.compile({ optimizer: 'adam', loss: 'meanSquaredError', metrics: ['mae'] });
const quiet = { verbose: 0, batchSize: 2 } as const;

/** They end after the batch and throw nothing. */
const wholeBatches = new Set(['model.fit', 'model.trainOnBatch']);

const work: Record<string, () => unknown> = {
  'optimizer.minimize': () => adam.minimize(loss),
  'tf.variableGrads': () => tf.dispose(tf.variableGrads(loss) as unknown as tf.TensorContainer),
  'gradients of gradients': () =>
    tf.tidy(
      () =>
        void tf.grad((x) =>
          tf
            .grad((z) => z.pow(3).sum())(x as tf.Tensor2D)
            .sum()
        )(xs)
    ),
  'model.fit': () => model.fit(xs, ys, { ...quiet, epochs: 2, validationData: [xs, ys] }),
  'model.trainOnBatch': () => model.trainOnBatch(xs, ys),
  'model.evaluate': () => tf.dispose(model.evaluate(xs, ys, quiet)),
  'model.predict': () => tf.dispose(model.predict(xs, { batchSize: 2 }))
};

describe('an interrupt at any operation leaves no tensor behind and the next use right, in', () => {
  for (const [name, run] of Object.entries(work))
    test(name, async () => {
      await run();
      const before = tf.memory().numTensors;
      let stops = 0;
      for (host.at = 1; host.at < 200; host.at += 3) {
        host.ops = 0;
        await Promise.resolve()
          .then(run)
          .catch(() => stops++);
        repair();
        expect(tf.memory().numTensors, `stopped at operation ${host.at}`).toBe(before);
      }
      if (!wholeBatches.has(name)) expect(stops).toBeGreaterThan(0);
      host.at = Infinity;
      await run();
      expect(gradient()).toEqual(expected().map((value) => expect.closeTo(value, 6)));
    });
});

test('an interrupt ends model.fit after the batch, with the history so far', async () => {
  host.ops = 0;
  host.at = 40;
  const history = await model.fit(xs, ys, { ...quiet, epochs: 1000 });
  expect(history.epoch.length).toBeLessThan(1000);
  expect(history.epoch.length).toBe(history.history.loss.length);
  host.at = Infinity;
  expect((await model.fit(xs, ys, { ...quiet, epochs: 3 })).epoch).toHaveLength(3);
});

test("model.stopTraining is the user's own too, and says so afterwards", async () => {
  const stop = { onEpochEnd: () => Promise.resolve(void (model.stopTraining = true)) };
  expect((await model.fit(xs, ys, { ...quiet, epochs: 5, callbacks: stop })).epoch).toHaveLength(1);
  expect(model.stopTraining).toBe(true);
});

test('an optimizer moves all weights of a step or none', () => {
  const [one, two] = [1, 2].map((value) => tf.variable(tf.scalar(value)));
  const sgd = tf.train.sgd(0.1);
  const both = () => one.mul(two).sum() as tf.Scalar;
  for (host.at = 1; host.at < 30; host.at++) {
    host.ops = 0;
    const before = [one, two].map((variable) => variable.dataSync()[0]);
    try {
      sgd.minimize(both, false, [one, two] as tf.Variable[]);
    } catch {
      // Where it stops is the point.
    }
    const moved = [one, two].map((variable, i) => variable.dataSync()[0] !== before[i]);
    expect(moved[0]).toBe(moved[1]);
  }
  tf.dispose([one, two]);
});

function gradient(): number[] {
  return tf.tidy(() => [...Object.values(tf.variableGrads(loss, [w]).grads)[0].dataSync()]);
}

/** The same by hand: d/dw of mean((tanh(x w) - y)²). */
function expected(): number[] {
  const [x, y, weights] = [xs, ys, w].map((tensor) => tensor.dataSync());
  const sums = [0, 0];
  for (let row = 0; row < 3; row++) {
    const a = Math.tanh(x[2 * row] * weights[0] + x[2 * row + 1] * weights[1]);
    for (const j of [0, 1]) sums[j] += (2 / 3) * (a - y[row]) * (1 - a * a) * x[2 * row + j];
  }
  return sums;
}
