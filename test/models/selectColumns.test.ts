import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { loadModel } from '../../src/deploy/loadModel';
import { saveModel } from '../../src/deploy/saveModel';
import { layersOf } from '../../src/models/features/layersOf';
import { columns } from '../../src/models/selectColumns';
import { convolutionalNetwork } from '../../src/models/networks/convolutionalNetwork';
import { countMacs } from '../../src/teachers/countMacs';
import { clonedModel } from '../clonedModel';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

const network = () => {
  const inner = convolutionalNetwork({ inputShape: [4, 4, 1], filters: [2, 3], classes: 3, name: 'network' });
  const layers = [columns({ from: 2, to: 18, shape: [4, 4, 1], inputShape: [20] }), inner];
  return { model: tf.sequential({ layers }), inner };
};
const logits = (model: tf.LayersModel, rows: tf.Tensor) =>
  tf.tidy(() => Array.from((model.predict(rows) as tf.Tensor).dataSync()));

describe('columns', () => {
  test.each([
    [{}, [3, 6], [0, 1, 2, 3, 4, 5]],
    [{ from: 4 }, [3, 2], [4, 5]],
    [{ to: 3 }, [3, 3], [0, 1, 2]],
    [{ from: 1, to: 5, shape: [2, 2, 1] }, [3, 2, 2, 1], [1, 2, 3, 4]],
    [{ from: 2, shape: [4, 1] }, [3, 4, 1], [2, 3, 4, 5]]
  ])('%j takes those numbers of every row, in their order', (options, shape, first) => {
    tf.tidy(() => {
      const rows = tf.tensor2d(
        Array.from({ length: 18 }, (_, i) => i),
        [3, 6]
      );
      const part = columns(options).apply(rows) as tf.Tensor;
      expect(part.shape).toEqual(shape);
      const expected = [0, 6, 12].flatMap((of) => first.map((value) => of + value));
      expect(Array.from(part.dataSync())).toEqual(expected);
    });
  });

  test('of a model: what comes after them does not reach it, and it learns nothing', () => {
    const { model, inner } = network();
    tf.tidy(() => {
      const rows = tf.randomUniform([2, 20], 0, 1, 'float32', 1);
      const others = tf.concat([tf.add(rows.slice([0, 0], [-1, 2]), 9), rows.slice([0, 2], [-1, 16]), tf.ones([2, 2])], 1);
      expect(logits(model, others)).toEqual(logits(model, rows));
    });
    expect(layersOf(model)[0]).toMatchObject({ kind: 'Columns', shape: [null, 4, 4, 1], parameters: 0 });
    expect(layersOf(model).map(({ name }) => name)).toContain('network/stage2');
    expect(countMacs(model)).toBe(countMacs(inner));
    expect(countMacs(inner)).toBeGreaterThan(0);
    [model, inner].forEach((one) => one.dispose());
  });

  test('cloned, and saved and loaded, a model of them gives the same logits, and a clone leaves nothing behind', async () => {
    const { model, inner } = network();
    const rows = tf.randomUniform([3, 20], 0, 1, 'float32', 2);
    const expected = logits(model, rows);
    const folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
    await saveModel(model, folder);
    const before = tf.memory().numTensors;
    const copy = clonedModel(model);
    expect(logits(copy, rows)).toEqual(expected);
    copy.dispose();
    expect(tf.memory().numTensors).toBe(before);
    const loaded = await loadModel(folder);
    expect(logits(loaded, rows)).toEqual(expected);
    for (const one of [loaded, model, inner]) one.dispose();
    rows.dispose();
  });

  test.each([
    [{ from: -1 }, 'columns: expected from'],
    [{ from: 3, to: 3 }, 'columns: expected to'],
    [{ to: 6, shape: [2, 2] }, 'columns: expected a shape of 6 numbers, the columns 0 to 6, got [2, 2] of 4; change shape or to'],
    [{ shape: [] }, 'columns: expected shape'],
    [{ shape: 28 }, 'columns: expected shape'],
    [{ until: 4 }, 'columns: expected'],
    [{ name: '' }, 'columns: expected name']
  ])('refuses %j', (options, message) => {
    expect(() => columns(options as object)).toThrow(message);
  });

  test.each([
    [{ to: 7 }, [2, 6], 'of at least 7 numbers, got [2, 6]; change from and to'],
    [{ from: 6 }, [2, 6], 'of at least 7 numbers, got [2, 6]'],
    [{ to: 2 }, [2, 3, 2], 'got [2, 3, 2]'],
    [{ from: 2, shape: [5] }, [2, 6], 'expected a shape of 4 numbers, the columns 2 to 6, got [5] of 5']
  ])('%j refuses rows of %j', (options, shape, message) => {
    const rows = tf.zeros(shape);
    expect(() => columns(options).apply(rows)).toThrow(message);
    rows.dispose();
  });
});
