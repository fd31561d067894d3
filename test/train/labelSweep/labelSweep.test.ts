import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { columnNoise } from '../../../src/data/augment/columnNoise';
import { split } from '../../../src/data/split';
import { negativeLogLikelihoodMetric } from '../../../src/metrics/classification/negativeLogLikelihood';
import { unlabelled } from '../../../src/data/unlabelled';
import { hint } from '../../../src/losses/hint';
import { crossEntropy } from '../../../src/losses/crossEntropy';
import { softTargets } from '../../../src/losses/softTargets';
import { adam } from '../../../src/train/optimizers/adam';
import { labelSweep } from '../../../src/train/labelSweep/labelSweep';
import type { LabelSweepOptions } from '../../../src/train/labelSweep/LabelSweepOptions';
import { train } from '../../../src/train/train';
import { gaussianBlobs } from '../../gaussianBlobs';
import { denseNetwork } from '../../denseNetwork';

let before: number;
beforeEach(() => (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

const data = split(gaussianBlobs({ rows: 900, classes: 3, spread: 1.7, seed: 4 }), { validation: 0.2, test: 0.4, seed: 1 });
const { dense } = tf.layers;
const student = () => denseNetwork([8, 3]);

async function taught(): Promise<tf.LayersModel> {
  const teacher = denseNetwork([8, 3], { seed: 1 });
  await train({
    student: teacher,
    data,
    epochs: 10,
    batchSize: 40,
    optimizer: adam({ learningRate: 0.02 }),
    seed: 3,
    show: false
  });
  return teacher;
}

describe('labelSweep', () => {
  test('is plain data of both curves, the same for the same seeds, and never reads the labels of the rest', async () => {
    const teacher = await taught();
    const options: LabelSweepOptions = {
      teacher,
      student,
      data,
      labels: [30, 0, 6, 360],
      seeds: 2,
      epochs: 8,
      batchSize: 120,
      optimizer: adam({ learningRate: 0.02 }),
      show: false
    };
    const sweep = await labelSweep({ ...options, resamples: 300 });
    expect(sweep).toMatchObject({
      title: 'blobs train: labels that the teacher saves',
      rows: { pool: 360, measured: 360 },
      ...{ split: 'test', seeds: 2, resamples: 300, confidence: 0.95 },
      metric: { name: 'accuracy', title: 'accuracy', better: 'higher', format: 'share' }
    });
    expect(sweep.points.map(({ labels }) => labels)).toEqual([0, 6, 30, 360]);
    const [none, few, , all] = sweep.points;
    expect(none.alone).toBeNull();
    // Six labels are two of each class; the teacher knows 360.
    expect(none.distilled.mean).toBeGreaterThan((few.alone?.mean ?? 1) + 0.02);
    expect(all.alone?.mean).toBeGreaterThan(few.alone?.mean ?? 1);
    expect(few.saved.needed).toBeGreaterThan(6);
    expect(JSON.parse(JSON.stringify(sweep))).toEqual(sweep);
    const bundle = (sweep as never as { [display: symbol]: () => { [type: string]: string } })[Symbol.for('Jupyter.display')]();
    expect(bundle['text/html']).toContain('<th scope="row">30</th>');
    expect(bundle['text/plain']).toContain('labels');

    expect(await labelSweep({ ...options, resamples: 300 })).toEqual(sweep);
    // Other labels of the rows that no seed draws: the same numbers for the distilled student.
    const lies = { ...data, train: { ...data.train, y: data.train.y.map((label) => (label + 1) % 3) } };
    const lied = await labelSweep({ ...options, data: lies, labels: [0, 360], resamples: 300 });
    expect(lied.points[0].distilled).toEqual(none.distilled);
    expect(lied.points[1].alone?.mean).toBeLessThan(0.6);
    teacher.dispose();
  });

  test('takes shares of the pool, feature terms and no validation rows: then the last epoch is kept', async () => {
    const teacher = await taught();
    const terms = {
      hard: { weight: 0.3, loss: crossEntropy() },
      hint: { weight: 1, loss: hint(), layers: { teacher: 'hidden', student: 'hidden' } },
      soft: { weight: 0.7, loss: softTargets() }
    };
    const rows = { train: data.train, test: data.test };
    const sweep = await labelSweep({
      teacher,
      student,
      data: rows,
      terms,
      labels: [0.05, 0.5],
      seeds: [7],
      epochs: 1,
      show: false
    });
    expect(sweep.points.map(({ labels }) => labels)).toEqual([18, 180]);
    expect(sweep.seeds).toBe(1);
    teacher.dispose();
  });

  test('augment changes the rows of both students, and the teacher labels what they see', async () => {
    const model = await taught();
    let asked = 0;
    const teacher = (rows: tf.Tensor) => {
      asked++;
      return model.predict(rows) as tf.Tensor2D;
    };
    const sweep = async (options: Partial<LabelSweepOptions>) => {
      asked = 0;
      const common = { teacher, student, data, labels: [0, 30, 360], seeds: [7], epochs: 2, batchSize: 120, resamples: 100 };
      const optimizer = adam({ learningRate: 0.02 });
      const { points } = await labelSweep({
        ...common,
        metric: negativeLogLikelihoodMetric(),
        optimizer,
        show: false,
        ...options
      });
      return { asked, curves: points.flatMap(({ alone, distilled }) => [...(alone ? [alone.mean] : []), distilled.mean]) };
    };
    const plain = await sweep({});
    const same = await sweep({ augment: [columnNoise({ deviation: 0 })] });
    same.curves.forEach((value, i) => expect(value).toBeCloseTo(plain.curves[i], 5));
    // Pool and validation are labelled at first. Then 2 epochs of 3 steps: of the pool, of 30 rows with the rest, of all rows.
    expect([plain.asked, same.asked]).toEqual([2, 2 + 6 + 12 + 6]);
    const noisy = await sweep({ augment: { augmentations: [columnNoise({ deviation: 1 })], teaching: 'fixed' } });
    expect(noisy.asked).toBe(2);
    noisy.curves.forEach((value, i) => expect(value).not.toBe(plain.curves[i]));
    const averaged = await sweep({ averageWeights: { decay: 0.9 } });
    averaged.curves.forEach((value, i) => expect(value).not.toBe(plain.curves[i]));
    const views = sweep({ augment: { augmentations: [columnNoise({ deviation: 1 })], views: 2 } });
    await expect(views).rejects.toThrow('labelSweep: augment: expected no views, got 2; leave views out');
    model.dispose();
  });

  test('refuses what it cannot sweep', async () => {
    const teacher = (rows: tf.Tensor) => tf.slice(rows, [0, 0], [-1, 3]);
    const good = { teacher, student, data, labels: [6], seeds: 1, epochs: 1, show: false };
    const refused: [Partial<LabelSweepOptions>, string][] = [
      [{ labels: [] }, 'labelSweep: expected labels to be a list of how many to try, got []; give [0, 10, 100] or shares'],
      [{ labels: [0] }, 'labelSweep: expected labels to try beside 0, got [0]'],
      [{ labels: [6, 361] }, 'labelSweep: expected labels[1] to be a whole number at least 0 and at most 360, got 361'],
      [{ labels: [0.5, 2] }, 'labelSweep: expected labels[1] to be a finite number at least 0 and at most 1, got 2'],
      [{ data: { train: data.train } }, 'labelSweep: expected data with a train split, the pool, and a test split'],
      [{ data: { ...data, train: unlabelled(data.train) } }, 'labelSweep: train data: expected labelled rows'],
      [{ student: student() as never }, 'labelSweep: expected student to be a function of the seed to a model'],
      [
        { terms: { hard: { weight: 1, loss: crossEntropy() } } },
        'labelSweep: expected a term that needs no label, got only hard'
      ],
      [{ metric: 'accuracy' as never }, 'labelSweep: expected metric to be one, got "accuracy"; give kd.metrics.accuracy()'],
      [{ resamples: 10 }, 'labelSweep: expected resamples to be'],
      [{ seeds: [1, 1] }, 'labelSweep: expected different seeds'],
      [{ label: [1] } as never, 'did you mean "labels"?'],
      [{ optimizer: 'adam' as never }, 'labelSweep: expected optimizer to be one of the toolkit']
    ];
    for (const [wrong, message] of refused) {
      await expect(labelSweep({ ...good, ...wrong })).rejects.toThrow(message);
      if (typeof wrong.student === 'object') (wrong.student as tf.LayersModel).dispose();
    }
    const broken = () =>
      tf.sequential({
        layers: [dense({ units: 3, inputShape: [4], kernelInitializer: tf.initializers.constant({ value: NaN }) })]
      });
    await expect(labelSweep({ ...good, student: broken })).rejects.toThrow(
      'labelSweep: expected every training to be done, got "failed" with seed 0 (student: expected finite losses'
    );
  });
});
