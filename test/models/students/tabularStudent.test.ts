import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadModel } from '../../../src/deploy/loadModel';
import { saveModel } from '../../../src/deploy/saveModel';
import { tf } from '../../../src/engine/tf';
import { predict } from '../../../src/metrics/predict';
import { clonedModel } from '../../clonedModel';
import { train } from '../../../src/train/train';
import { tabularStudent } from '../../../src/models/students/tabularStudent';
import { loanApplications } from './loanApplications';

const logitsOf = async (model: tf.LayersModel, data = loanApplications()) => Array.from((await predict(model, data)).values);

describe('tabularStudent', () => {
  test('tabularStudent(train) gives one unit for two classes and a unit a class for more', () => {
    expect(tabularStudent(loanApplications()).outputs[0].shape).toEqual([null, 1]);
    expect(tabularStudent(loanApplications({ classes: 3 })).outputs[0].shape).toEqual([null, 3]);
    expect(tabularStudent(loanApplications()).inputs[0].shape).toEqual([null, 8]);
  });

  test('one seed gives one student, another seed another', async () => {
    const [a, b, c] = await Promise.all([3, 3, 4].map((seed) => logitsOf(tabularStudent(loanApplications(), { seed }))));
    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
  });

  test('cloned, saved and loaded it gives the same logits for raw rows', async () => {
    const student = tabularStudent(loanApplications(), { seed: 1, name: 'Müllers Student' });
    const expected = await logitsOf(student);
    expect(await logitsOf(clonedModel(student))).toEqual(expected);
    const folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
    await saveModel(student, folder);
    expect(await logitsOf(await loadModel(folder))).toEqual(expected);
  });

  test('any raw row gives finite logits: outliers, infinity, NaN, unknown categories', async () => {
    const student = tabularStudent(loanApplications());
    const rows = [NaN, Infinity, -Infinity, 3.4e38, -3.4e38, 1e12, -1, 0.5, 1e-45].map((v) => new Array(8).fill(v));
    const logits = (student.predict(tf.tensor2d(rows)) as tf.Tensor).dataSync();
    expect(Array.from(logits).every(Number.isFinite)).toBe(true);
  });

  test('it learns, in place, and leaves nothing behind', async () => {
    const student = tabularStudent(loanApplications(), { seed: 1 });
    const table = student.layers[0].getWeights()[0].dataSync().slice();
    const counted = tf.memory().numTensors;
    const record = await train({ student, data: loanApplications(), epochs: 8, batchSize: 64, show: false });
    expect(tf.memory().numTensors).toBe(counted);
    expect(record.scores.student?.validation?.accuracy).toBeGreaterThan(0.75);
    expect(student.layers[0].getWeights()[0].dataSync()).not.toEqual(table);
    student.dispose();
    expect(tf.memory().numTensors).toBe(counted - 7);
  });
});
