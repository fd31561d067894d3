import { readdirSync, statSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { bytesOnDisk } from '../../src/architecture/cost/bytesOnDisk';
import { latency } from '../../src/architecture/cost/latency';
import { macs } from '../../src/architecture/cost/macs';
import { measureCosts } from '../../src/architecture/cost/measureCosts';
import { measureLeastTimes } from '../../src/architecture/cost/measureLeastTimes';
import { parameters } from '../../src/architecture/cost/parameters';
import { compile } from '../../src/deploy/compile/compile';
import { saveModel } from '../../src/deploy/saveModel';
import { denseNetwork } from '../denseNetwork';
import { mulberry32 } from '../mulberry32';
import { layers } from '../reference/search/search.json';

const rows = { rows: 4, columns: 4, values: Float32Array.from({ length: 16 }, (_, i) => i) };

test("parameters() and macs() of dense layers are PyTorch's, and no tensor is left", async () => {
  const before = tf.memory().numTensors;
  const model = denseNetwork([16, 8, 10], { seed: 1, inputs: 784 });
  expect(await parameters().measure([model, model])).toEqual([layers.dense.parameters, layers.dense.parameters]);
  expect(await macs().measure([model])).toEqual([layers.dense.macs]);
  model.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('macs() refuses a layer whose products it cannot count', () => {
  class Strange extends tf.layers.Layer {
    static className = 'Strange';
  }
  const model = tf.sequential({ name: 'odd', layers: [new Strange({ inputShape: [2] }), tf.layers.dense({ units: 2 })] });
  expect(() => macs().measure([model])).toThrow(/^macs: expected layers whose multiply-accumulates are known, got "odd"/);
  model.dispose();
});

test('bytesOnDisk() is what saveModel writes', async () => {
  const model = denseNetwork([5, 3], { seed: 1 });
  const folder = mkdtempSync(join(tmpdir(), 'bytes-'));
  await saveModel(model, folder);
  const written = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  expect(await bytesOnDisk().measure([model])).toEqual([written]);
  model.dispose();
});

test('measureCosts stops at the first budget that is not kept, and refuses what is no cost', async () => {
  const models = [2, 40].map((units) => denseNetwork([units, 3], { seed: 1 }));
  const asked: number[] = [];
  const own = (values: readonly unknown[]) => ({
    ...parameters(),
    name: 'own',
    measure: (some: readonly tf.LayersModel[]) => {
      asked.push(some.length);
      return values as number[];
    }
  });
  expect(await measureCosts('test', models, [parameters({ atMost: 100 }), own([7])])).toEqual([
    { values: [19, 7], over: null },
    { values: [323], over: 'parameters' }
  ]);
  expect(asked).toEqual([1]);
  for (const wrong of [[1], [1, 0], [1, NaN], [1, '2']])
    await expect(measureCosts('test', models, [own(wrong)])).rejects.toThrow(/^test: expected "own" to give a number above 0/);
  models.forEach((model) => model.dispose());
});

describe('latency({rows, of})', () => {
  /** A machine on which other work makes most calls slower, for a while most of all. */
  function busyMachine(seed: number) {
    let now = 0n;
    const random = mulberry32(seed);
    const model = (nanoseconds: number) => () => {
      const isSlow = (now / 40_000_000n) % 3n === 0n;
      now += BigInt(Math.round(nanoseconds * (1 + (random() < 0.3 ? 0.02 : (isSlow ? 2 : 0.5) * random()))));
      return 0;
    };
    // An empty call takes a little, so that time goes on.
    return { models: { a: model(5000), b: model(20_000) }, meters: { clock: () => (now += 20n), cpu: () => 0, energy: null } };
  }

  test('gives nearly what a call takes without other work, and the same again', async () => {
    const measure = async (seed: number) => {
      const { models, meters } = busyMachine(seed);
      return measureLeastTimes({ models, rows, seconds: 0.1 }, meters);
    };
    const [first, second] = [await measure(1), await measure(2)];
    expect(first[0]).toBeGreaterThan(0.005);
    [first, second].forEach(([a, b]) => {
      expect(a / 0.005).toBeLessThan(1.1);
      expect(b / 0.02).toBeLessThan(1.1);
    });
  });

  test('measures real students in milliseconds, each as `of` makes it, and leaves no tensor', async () => {
    const before = tf.memory().numTensors;
    const models = [4, 2000].map((units) => denseNetwork([units, 3], { seed: 1 }));
    const cost = latency({ rows, of: (model) => compile(model), seconds: 0.02, atMost: 1 });
    expect(cost).toMatchObject({ name: 'latency', unit: 'milliseconds', atMost: 1 });
    const [small, large] = await cost.measure(models);
    expect(small).toBeGreaterThan(0);
    expect(large).toBeGreaterThan(small);
    expect(await latency({ rows, seconds: 0.02 }).measure([])).toEqual([]);
    models.forEach((model) => model.dispose());
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each([
    [{}, /^latency: expected rows as a dataset/],
    [{ rows, of: 3 }, /^latency: expected of to be a function of a student, got 3/],
    [{ rows, seconds: 0 }, /^latency: expected seconds to be a finite number/],
    [{ rows, atMost: -1 }, /^latency: expected atMost to be a finite number above 0/]
  ])('refuses %o in words', (options, message) => {
    expect(() => latency(options as never)).toThrow(message);
  });
});
