import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/deploy/compile/compile';
import { loadModel } from '../../../src/deploy/loadModel';
import { readTree } from '../../../src/deploy/readTree/readTree';
import { saveModel } from '../../../src/deploy/saveModel';
import { tf } from '../../../src/engine/tf';
import { predict } from '../../../src/metrics/predict';
import { softDecisionTree } from '../../../src/models/students/softDecisionTree';
import { tabularStudent } from '../../../src/models/students/tabularStudent';
import { clonedModel } from '../../clonedModel';
import { distill } from '../../../src/train/distill';
import { train } from '../../../src/train/train';
import { mulberry32 } from '../../mulberry32';
import { loanApplications } from './loanApplications';

const logitsOf = async (model: tf.LayersModel, data = loanApplications()) => Array.from((await predict(model, data)).values);

describe('softDecisionTree', () => {
  test('it gives one unit for two classes and a unit a class for more, of raw rows', () => {
    expect(softDecisionTree(loanApplications()).outputs[0].shape).toEqual([null, 1]);
    expect(softDecisionTree(loanApplications({ classes: 3 })).outputs[0].shape).toEqual([null, 3]);
    expect(softDecisionTree(loanApplications()).inputs[0].shape).toEqual([null, 8]);
  });

  test('one seed gives one tree, another seed another; no tensor but the weights is left', async () => {
    const counted = tf.memory().numTensors;
    const trees = [3, 3, 4].map((seed) => softDecisionTree(loanApplications(), { seed }));
    expect(tf.memory().numTensors).toBe(counted + 9);
    const [a, b, c] = await Promise.all(trees.map((tree) => logitsOf(tree)));
    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
    trees.forEach((tree) => tree.dispose());
    expect(tf.memory().numTensors).toBe(counted);
  });

  test('each split begins by sending the rows both ways, half of them or nearly', () => {
    for (const data of [loanApplications({ rows: 3000 }), loanApplications({ rows: 3000, classes: 4 })]) {
      const { splits } = readTree(softDecisionTree(data, { depth: 3 }), data);
      expect(splits[0].rows).toBe(1);
      splits.slice(1).forEach(({ split, rows }) => {
        const half = 2 ** -Math.floor(Math.log2(split));
        expect(rows).toBeGreaterThan(half / 3);
        expect(rows).toBeLessThan(3 * half);
      });
    }
  });

  test('any raw row gives finite logits: outliers, infinity, NaN, unknown categories', () => {
    const tree = softDecisionTree(loanApplications());
    const rows = [NaN, Infinity, -Infinity, 3.4e38, -3.4e38, 1e12, -1, 0.5, 1e-45].map((v) => new Array<number>(8).fill(v));
    const logits = tf.tidy(() => (tree.predict(tf.tensor2d(rows)) as tf.Tensor).dataSync());
    expect(Array.from(logits).every(Number.isFinite)).toBe(true);
  });

  test.each([2, 3])('kd.train and kd.distill train it, %i classes, in place, and leave nothing behind', async (classes) => {
    const data = loanApplications({ rows: 1000, classes });
    const teacher = tabularStudent(data, { seed: 1 });
    const tree = softDecisionTree(data, { seed: 1 });
    const before = await logitsOf(tree, data);
    const counted = tf.memory().numTensors;
    await train({ student: teacher, data, epochs: 8, batchSize: 64, show: false });
    const record = await distill({ teacher, student: tree, data, epochs: 8, batchSize: 64, show: false });
    expect(tf.memory().numTensors).toBe(counted);
    expect(record.scores.student?.validation?.accuracy).toBeGreaterThan(classes === 2 ? 0.75 : 0.6);
    expect(record.scores.baseline?.validation?.accuracy).toBeGreaterThan(classes === 2 ? 0.75 : 0.6);
    expect(await logitsOf(tree, data)).not.toEqual(before);
  });

  test('it learns what no straight line can: the sign of a product', async () => {
    const next = mulberry32(2);
    const rows = 2000;
    const x = Float32Array.from({ length: 2 * rows }, () => 2 * next() - 1);
    const y = Int32Array.from({ length: rows }, (_, i) => Number(x[2 * i] * x[2 * i + 1] > 0));
    const data = { name: 'xor', x, shape: [2], y, classes: ['differ', 'alike'] };
    const trained = async (student: tf.LayersModel) => {
      const { scores } = await train({ student, data, epochs: 15, show: false });
      return scores.student?.validation?.accuracy as number;
    };
    expect(await trained(softDecisionTree(data, { depth: 3 }))).toBeGreaterThan(0.85);
    expect(await trained(tabularStudent(data, { hidden: [] }))).toBeLessThan(0.65);
  });

  test('cloned, saved, loaded and compiled it gives the same logits for raw rows, and the same reading', async () => {
    const data = loanApplications();
    const tree = softDecisionTree(data, { seed: 1, name: 'Müllers Baum' });
    await train({ student: tree, data, epochs: 4, batchSize: 64, show: false });
    const expected = await logitsOf(tree);
    expect(await logitsOf(clonedModel(tree))).toEqual(expected);
    const folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
    await saveModel(tree, folder);
    const again = await loadModel(folder);
    expect(await logitsOf(again)).toEqual(expected);
    expect(readTree(again)).toEqual({ ...readTree(tree), title: again.name });
    const predict = compile(again);
    const chances = Array.from({ length: data.y.length }, (_, i) => predict.probabilities(data.x.subarray(8 * i, 8 * i + 8))[1]);
    chances.forEach((p, i) => expect(Math.abs(p - 1 / (1 + Math.exp(-expected[i])))).toBeLessThan(1e-6));
  });

  test('it says what is wrong with data and options', () => {
    expect(() => softDecisionTree(loanApplications(), { depth: 9 })).toThrow(
      /^softDecisionTree: expected depth to be a whole number at least 1 and at most 8, got 9; change depth$/
    );
    expect(() => softDecisionTree(loanApplications(), { depth: '3' as unknown as number })).toThrow(TypeError);
    expect(() => softDecisionTree(loanApplications(), { bins: 0 })).toThrow(RangeError);
    expect(() => softDecisionTree(loanApplications(), { width: 3 } as object)).toThrow(
      /^softDecisionTree: expected options among /
    );
    expect(() => softDecisionTree(loanApplications(), { name: '' })).toThrow(TypeError);
    expect(() => softDecisionTree(undefined as never)).toThrow(/^softDecisionTree: expected /);
    const constant = { ...loanApplications(), features: undefined, x: new Float32Array(8 * 600).fill(1) };
    expect(() => softDecisionTree(constant)).toThrow(
      /^softDecisionTree: expected a column of data "loans" with at least two values/
    );
  });
});
