import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as kd from '../../src/index';
import { tf } from '../../src/index';
import { validateRecord } from '../../src/record/validateRecord';
import { denseNetwork } from '../denseNetwork';
import { graphAndEager, rowsOf } from './graphs/graphAndEager';

const data = rowsOf([4]);

/** All that a recipe of a paper may ask for, at once. */
const recipe = () => ({
  ...{ data, epochs: 12, batchSize: 4, seed: 5, show: false, averageWeights: { decay: 0.7 }, patience: 4, best: 'nll' as const },
  baseline: { labelSmoothing: 0.1 },
  terms: {
    hard: { weight: 1, loss: kd.crossEntropy({ labelSmoothing: 0.1 }) },
    // Decoupled distillation comes in over some epochs.
    soft: { weight: kd.warmUp({ epochs: 3 }, 0.5), loss: kd.softTargets({ temperature: 4 }) }
  },
  optimizer: kd.clipped(
    kd.sgd({
      learningRate: kd.warmUp({ steps: 8, from: 0.001 }, kd.step({ at: [6, 9], from: 0.1, factor: 0.1 })),
      ...({ momentum: 0.9, nesterov: true, weightDecay: 5e-4, decayed: 'all' } as const)
    }),
    { norm: 0.5 }
  )
});

const student = () =>
  kd.seeded(3, () =>
    tf.sequential({
      name: 'student',
      layers: [
        tf.layers.dense({ name: 'hidden', units: 6, inputShape: [4] }),
        tf.layers.batchNormalization({ name: 'norm' }),
        tf.layers.dropout({ rate: 0.1 }),
        tf.layers.dense({ name: 'head', units: 3 })
      ]
    })
  );

const numbers = ({ stamp: _, ...rest }: kd.RunRecord) => rest;

test('a recipe of everything at once: the same again, with graphs and without, and after a break, and its record can be read', async () => {
  const teacher = denseNetwork([8, 3], { seed: 1, name: 'teacher' });
  const run = (model: kd.tf.LayersModel) => kd.distill({ ...recipe(), teacher, student: model });
  const record = await graphAndEager(student, run);
  const [again, other] = [student(), student()];
  expect(numbers(await run(again))).toEqual(numbers(record));
  expect(record.setup).toMatchObject({ averageWeights: { decay: 0.7 }, patience: 4, baseline: { labelSmoothing: 0.1 } });
  // As it is read from a file.
  expect(validateRecord('test', JSON.parse(JSON.stringify(record)))).toMatchObject({ setup: record.setup });

  const folder = join(mkdtempSync(join(tmpdir(), 'recipe-')), 'run');
  const stop = new AbortController();
  let told = 0;
  const onEvent = ({ type }: kd.RunEvent) => void (type === 'point' && ++told === 14 && stop.abort());
  await kd.distill({ ...recipe(), teacher, student: other, folder, signal: stop.signal, onEvent });
  const { terms, optimizer } = recipe();
  const resumed = await kd.resume(folder, { teacher, student: other, data, terms, optimizer, show: false });
  expect(resumed.stamp.resumed).toHaveLength(1);
  expect(numbers(resumed)).toEqual(numbers(record));
  [teacher, again, other].forEach((model) => model.dispose());
});

test('the settings of a recipe are facts that runs are compared by', async () => {
  const teacher = denseNetwork([8, 3], { seed: 1, name: 'teacher' });
  const records: kd.RunRecord[] = [];
  for (const decay of [0.5, 0.7]) {
    const model = student();
    records.push(await kd.distill({ ...recipe(), teacher, student: model, epochs: 2, averageWeights: { decay } }));
    model.dispose();
  }
  teacher.dispose();
  expect(kd.sweepView(records).over).toBe('averageWeights.decay');
  expect(kd.runView(records[0]).setup).toEqual(
    expect.arrayContaining([
      ['patience', '4 epochs'],
      ['averaged weights', 'decay 0.5'],
      ['labels of the baseline', 'smoothed by 0.1'],
      [
        'optimizer',
        'sgd (learningRate warmUp (steps 8, from 0.001, then step (at 6 9, values 0.1 0.01 0.001)), momentum 0.9, nesterov true, weightDecay 0.0005, decayed all, clippedNorm 0.5)'
      ]
    ])
  );
});
