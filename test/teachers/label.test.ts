import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { makeDataset } from '../../src/data/makeDataset';
import { withSeededRandom } from '../../src/data/withSeededRandom';
import { functionTeacher, type LogitsFunction } from '../../src/teachers/functionTeacher';
import { label } from '../../src/teachers/label';
import { modelTeacher } from '../../src/teachers/modelTeacher';
import type { Teacher } from '../../src/teachers/Teacher';

const rows = 20;
const data = makeDataset({ x: Array.from({ length: rows }, (_, i) => [i, -i, 0.5]), y: new Array(rows).fill(0), classes: 2 });
const host = Symbol.for('stillroom.host');
const build = () =>
  tf.sequential({ layers: [tf.layers.dense({ units: 4, activation: 'relu', inputShape: [3] }), tf.layers.dense({ units: 2 })] });

let folder: string;
let before: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'label-'));
  before = tf.memory().numTensors;
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  delete (globalThis as Record<symbol, unknown>)[host];
  expect(tf.memory().numTensors).toBe(before);
});

/** A teacher that counts how many rows it was asked for. */
function counted(key?: string): { teacher: Teacher; asked: () => number } {
  let asked = 0;
  const ask = (batch: tf.Tensor) => {
    asked += batch.shape[0];
    return batch.slice([0, 0], [-1, 2]).mul<tf.Tensor2D>(2);
  };
  return { teacher: functionTeacher(ask, { name: 'counted', key }), asked: () => asked };
}

describe('label', () => {
  test('label(model, data) gives what the model predicts, whatever the batches', async () => {
    const model = withSeededRandom(1, build);
    const logits = await label(model, data, { batchSize: 7 });
    const expected = tf.tidy(() => (model.predict(tf.tensor(data.x, [rows, 3])) as tf.Tensor).dataSync());
    expect(logits).toMatchObject({ rows, columns: 2 });
    logits.values.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 5));
    model.dispose();
  });

  test('label(function, data) takes tensors and rows, at once and later', async () => {
    const expected = Float32Array.from({ length: 2 * rows }, (_, i) => (i % 2 ? -1 : 1) * 2 * Math.floor(i / 2));
    const numbers = (batch: tf.Tensor) => (batch.arraySync() as number[][]).map(([a, b]) => [2 * a, 2 * b]);
    for (const teacher of [
      (batch: tf.Tensor) => batch.mul(1).slice([0, 0], [-1, 2]).mul<tf.Tensor2D>(2),
      numbers,
      async (batch: tf.Tensor) => numbers(batch),
      async (batch: tf.Tensor) => tf.tidy(() => batch.slice([0, 0], [-1, 2]).mul<tf.Tensor2D>(2))
    ]) {
      expect((await label(teacher, data, { batchSize: 8 })).values.map((v) => v + 0)).toEqual(expected.map((v) => v + 0));
    }
  });

  test('a tensor that the function holds stays its own', async () => {
    const held = tf.ones<tf.Rank.R2>([rows, 2]);
    await label(() => held, data);
    expect(held.isDisposed).toBe(false);
    await label((batch) => batch as tf.Tensor2D, data);
    held.dispose();
  });

  test('it tells its progress', async () => {
    const seen: number[][] = [];
    await label(counted().teacher, data, { batchSize: 8, onProgress: (...progress) => seen.push(progress) });
    expect(seen).toEqual([
      [8, rows],
      [16, rows],
      [rows, rows]
    ]);
  });

  test('a teacher with a key is asked once, in this process; one without is asked each time', async () => {
    const [keyed, keyless] = [counted('twice'), counted()];
    const first = await label(keyed.teacher, data);
    first.values[0] = 99;
    expect((await label(keyed.teacher, data)).values[0]).toBe(0);
    expect(keyed.asked()).toBe(rows);
    await label(keyless.teacher, data);
    await label(keyless.teacher, data);
    expect(keyless.asked()).toBe(2 * rows);
  });

  test('other rows, or a model that was trained further, are labelled anew', async () => {
    const { teacher, asked } = counted('twice');
    await label(teacher, data);
    await label(teacher, { ...data, x: data.x.map((v) => v + 1) });
    expect(asked()).toBe(2 * rows);
    const model = withSeededRandom(1, build);
    const untrained = await label(model, data);
    tf.tidy(() => model.setWeights(model.getWeights().map((weight) => weight.add(1))));
    expect((await label(model, data)).values).not.toEqual(untrained.values);
    model.dispose();
  });

  test('a folder keeps logits for another teacher object of the same knowledge', async () => {
    const [one, two] = [withSeededRandom(1, build), withSeededRandom(1, build)];
    const first = await label(modelTeacher(one), data, { cache: folder });
    expect(readdirSync(folder)).toHaveLength(1);
    const silent: Teacher = {
      ...modelTeacher(two),
      logits: () => {
        throw new Error('asked');
      }
    };
    expect(await label(silent, data, { cache: folder })).toEqual(first);
    tf.dispose([one, two].flatMap((model) => model.getWeights()));
  });

  test.each<[string, (path: string, file: Buffer) => void]>([
    ['cut off', (path, file) => truncateSync(path, file.length - 10)],
    ['empty', (path) => truncateSync(path, 0)],
    [
      'changed in one bit',
      (path, file) =>
        writeFileSync(
          path,
          file.map((byte, i) => (i === 60 ? byte ^ 1 : byte))
        )
    ],
    [
      'of another key',
      (path, file) =>
        writeFileSync(
          path,
          file.map((byte, i) => (i === 9 ? byte ^ 1 : byte))
        )
    ]
  ])('a cache file that is %s is computed again and made whole', async (_, spoil) => {
    const first = await label(counted('twice').teacher, data, { cache: folder });
    const path = join(folder, readdirSync(folder)[0]);
    const whole = readFileSync(path);
    spoil(path, whole);
    const { teacher, asked } = counted('twice');
    expect(await label(teacher, data, { cache: folder })).toEqual(first);
    expect(asked()).toBe(rows);
    expect(readFileSync(path)).toEqual(whole);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('it leaves the event loop free between batches', async () => {
    let turns = 0;
    const ticking = setInterval(() => turns++, 1);
    const slow = (batch: tf.Tensor) => {
      const end = performance.now() + 80;
      while (performance.now() < end);
      return batch.slice([0, 0], [-1, 2]) as tf.Tensor2D;
    };
    await label(slow, data, { batchSize: 5 });
    clearInterval(ticking);
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  test('a signal or an interrupt of the kernel stops it between two batches, and nothing is kept', async () => {
    const stop = new AbortController();
    const { teacher, asked } = counted('stopped');
    await expect(
      label(teacher, data, { batchSize: 5, cache: folder, signal: stop.signal, onProgress: () => stop.abort() })
    ).rejects.toThrow('abort');
    expect(asked()).toBe(5);
    expect(readdirSync(folder)).toEqual([]);
    const interrupt = {
      throwIfInterrupted: () => {
        throw Object.assign(new Error('stop'), { name: 'KeyboardInterrupt' });
      }
    };
    (globalThis as Record<symbol, unknown>)[host] = interrupt;
    await expect(label(counted().teacher, data)).rejects.toThrow('stop');
  });
});

describe('label refuses', () => {
  test.each<[string, unknown, string]>([
    [
      'logits of NaN',
      (batch: tf.Tensor) => batch.slice([0, 0], [-1, 2]).sqrt(),
      'label: expected teacher "strange" to give finite logits, got NaN in row 1, class 1'
    ],
    [
      'a tensor that is disposed',
      (batch: tf.Tensor) => {
        const logits = batch.mul(1);
        logits.dispose();
        return logits;
      },
      'functionTeacher: expected "strange" to give logits, got a tensor that is disposed'
    ],
    ['another number of rows', () => [[1, 2]], 'functionTeacher: expected "strange" to give shape [20, classes], got [1,2]'],
    [
      'another rank',
      (batch: tf.Tensor) => batch.sum(1),
      'functionTeacher: expected "strange" to give shape [20, classes], got [20]'
    ],
    [
      'rows of two lengths',
      () => [[1, 2], [3]],
      'functionTeacher: expected "strange" to give a 2D tensor or equally long rows of numbers'
    ],
    [
      'nothing',
      () => undefined,
      'functionTeacher: expected "strange" to give a 2D tensor or equally long rows of numbers, got undefined'
    ]
  ])('%s', async (_, fn, message) => {
    await expect(label(functionTeacher(fn as never, { name: 'strange' }), data)).rejects.toThrow(message);
  });

  test('another number of classes than the teacher said', async () => {
    await expect(
      label(
        functionTeacher((batch) => batch.mul(1), { name: 'three', classes: 2 }),
        data
      )
    ).rejects.toThrow('functionTeacher: expected "three" to give shape [20, 2], got [20,3]');
  });

  test('bad options, data and folders', async () => {
    const { teacher } = counted();
    await expect(label(teacher, data, { batchSize: 0 })).rejects.toThrow(
      'label: expected batchSize to be a whole number at least 1, got 0'
    );
    await expect(label(teacher, data, { cach: folder } as never)).rejects.toThrow('did you mean "cache"?');
    await expect(label(teacher, { ...data, x: data.x.map(() => NaN) })).rejects.toThrow(
      'label: expected finite numbers in x, got NaN in row 0, column 0'
    );
    await expect(label(teacher, data, { cache: join(__filename, 'inside') })).rejects.toThrow(
      'label: expected cache to be a folder that can be written'
    );
    await expect(label(3 as never, data)).rejects.toThrow(
      'label: expected teacher to be a tfjs model, a function of rows to logits or a teacher, got 3'
    );
  });
});

test('label takes any kind of function, and leaves nothing of what it made on the way', async () => {
  const held = tf.ones([20, 2]);
  const functions: [string, LogitsFunction][] = [
    ['now', (rows) => rows.slice([0, 0], [-1, 2]).mul(2)],
    ['later', (rows) => rows.slice([0, 0], [-1, 2]).add(1).array() as Promise<number[][]>],
    ['async', async (rows) => (await rows.slice([0, 0], [-1, 2]).add(1).array()) as number[][]],
    ['async, a tensor', async (rows) => tf.tensor2d((await rows.slice([0, 0], [-1, 2]).add(1).array()) as number[][])],
    ['async, made at once', async (rows) => rows.slice([0, 0], [-1, 2]).add(1)],
    ['its own, in part', (rows) => held.slice(0, rows.shape[0])],
    ['its very own', () => held]
  ];
  const counted = tf.memory().numTensors;
  for (const [name, fn] of functions) {
    const logits = await label(functionTeacher(fn, { name }), data);
    expect([name, logits.rows, logits.columns, tf.memory().numTensors - counted]).toEqual([name, 20, 2, 0]);
  }
  expect(held.isDisposed).toBe(false);
  held.dispose();
});
