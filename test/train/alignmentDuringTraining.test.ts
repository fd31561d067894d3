import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import { viewToHtml } from '../../src/views/bundle/viewToHtml';
import { drawPicture } from '../../src/views/bundle/drawPicture';
import { computeRunView } from '../../src/views/run/computeRunView';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseNetwork } from '../denseNetwork';

const data = {
  train: gaussianBlobs({ rows: 120 }),
  validation: gaussianBlobs({ rows: 60, seed: 2 }),
  test: gaussianBlobs({ rows: 60, seed: 3 })
};
const layers = { teacher: 'hidden', student: 'hidden' };
const hint = { weight: 1, loss: kd.hint(), layers };
const soft = { weight: 1, loss: kd.softTargets({ temperature: 2 }) };
const twoStages = kd.stages([
  { name: 'hint', epochs: 2, terms: { hint }, trainable: ['hidden'] },
  { name: 'distil', epochs: 3, terms: { soft } }
]);
const quiet = { data, batchSize: 30, show: false, baseline: false } as const;

let teacher: tf.LayersModel;
let before: number;
let models: tf.LayersModel[] = [];

beforeAll(async () => {
  teacher = mlp('big', 16, 1);
  models = [];
  await kd.train({ student: teacher, data, epochs: 4, batchSize: 30, show: false });
});
beforeEach(() => {
  models = [];
  before = tf.memory().numTensors;
});
afterEach(() => {
  models.forEach((model) => model.dispose());
  expect(tf.memory().numTensors).toBe(before);
});

function mlp(name: string, units: number, seed: number): tf.LayersModel {
  const model = denseNetwork([units, units, 3], { seed, name });
  models.push(model);
  return model;
}

const small = () => mlp('small', 5, 2);
const labels = (run: kd.RunRecord) => run.alignment?.maps.map(({ label }) => label);
const rounded = (values: (number | null)[][]) => values.map((row) => row.map((value) => Math.round((value ?? NaN) * 1e4) / 1e4));

describe('distill({alignment})', () => {
  test('has a map before training, one each epoch and one of the kept weights, which is what alignmentMap says of the student', async () => {
    const student = small();
    const untouched = await kd.alignmentMap({ teacher, student, x: data.validation, examples: 500, show: false });
    const run = await kd.distill({ ...quiet, teacher, student, stages: twoStages, alignment: true });
    const kept = run.history.best!.epoch;
    expect(kept).toBeGreaterThan(2);
    const epochs = ['epoch 1', 'epoch 2, end of hint', 'epoch 3', 'epoch 4', ...(kept === 5 ? [] : ['epoch 5'])];
    expect(labels(run)).toEqual(['before', ...epochs, `kept: epoch ${kept}`]);
    expect(run.alignment).toMatchObject({
      teacher: 'big',
      student: 'small',
      rows: 60,
      data: 'blobs (validation)',
      kernel: 'linear'
    });
    expect(run.alignment!.studentLayers.map(({ name }) => name)).toEqual(['hidden', 'deep', 'head']);
    const maps = run.alignment!.maps;
    expect(maps[0]).toEqual({ label: 'before', epoch: 0, values: rounded(untouched.maps[0].values) });
    const now = await kd.alignmentMap({ teacher, student, x: data.validation, examples: 500, show: false });
    expect(maps.at(-1)).toEqual({ label: `kept: epoch ${kept}`, epoch: kept, values: rounded(now.maps[0].values) });
    expect(maps.at(-1)!.values).toEqual(maps.find(({ epoch }) => epoch === kept)!.values);
    expect(maps[2].values[0][0]).not.toBe(maps[0].values[0][0]);
  });

  test('the same seed gives the same maps, and the run is the one that it is without them', async () => {
    const run = async (alignment: kd.DistillOptions['alignment']) =>
      kd.distill({ ...quiet, teacher, student: small(), terms: { hint, soft }, epochs: 3, alignment });
    const [first, second, without] = [await run(true), await run(true), await run(false)];
    expect(second.alignment).toEqual(first.alignment);
    expect([without.history, without.scores, without.id]).toEqual([first.history, first.scores, first.id]);
    expect(without).not.toHaveProperty('alignment');
  });

  test('{every: 2}: every second epoch; {every: null}: before, the ends of stages and the kept weights alone', async () => {
    const run = async (alignment: kd.DistillOptions['alignment'], stages = twoStages) =>
      labels(await kd.distill({ ...quiet, teacher, student: small(), stages, alignment, best: 'nll' }));
    const everySecond = await run({ every: 2 });
    expect(everySecond!.slice(0, 3)).toEqual(['before', 'epoch 2, end of hint', 'epoch 4']);
    expect(everySecond!.at(-1)).toMatch(/^kept: epoch [345]$/);
    expect(await run({ every: null })).toEqual(['before', 'epoch 2, end of hint', expect.stringMatching(/^kept: epoch/)]);
  });

  test('{examples, layers, kernel}: fewer rows, these layers, another kernel', async () => {
    const alignment = {
      every: null,
      examples: 20,
      layers: { teacher: ['deep'], student: ['hidden', 'head'] },
      kernel: { rbf: 0.5 }
    };
    const { alignment: found } = await kd.distill({ ...quiet, teacher, student: small(), terms: { soft }, epochs: 1, alignment });
    expect(found).toMatchObject({ rows: 20, kernel: { rbf: 0.5 }, teacherLayers: [{ name: 'deep' }] });
    expect(found!.maps[0].values).toEqual([[expect.any(Number), expect.any(Number)]]);
  });

  test('a teacher with its own view of the rows is compared on what it sees; train rows stand in for a validation split', async () => {
    const viewed = kd.modelTeacher(teacher, { view: (rows: tf.Tensor) => rows.reverse(1).reverse(1) });
    const few = { train: gaussianBlobs({ rows: 18 }), test: data.test };
    const run = async (by: kd.DistillOptions['teacher']) =>
      kd.distill({ ...quiet, data: few, teacher: by, student: small(), terms: { soft }, epochs: 1, alignment: true });
    const [seen, plain] = [await run(viewed), await run(teacher)];
    expect(seen.alignment!.data).toBe('blobs (train)');
    expect(seen.alignment!.maps).toEqual(plain.alignment!.maps);
  });

  test('a run that is stopped keeps the maps so far; one that is stopped in its first map has none and its weights', async () => {
    const controller = new AbortController();
    const onEvent = (event: kd.RunEvent) => event.type === 'point' && event.epoch >= 2 && controller.abort();
    const stop = { terms: { soft }, epochs: 4, alignment: true, onEvent, signal: controller.signal };
    const run = await kd.distill({ ...quiet, teacher, student: small(), ...stop });
    expect(run.status).toBe('stopped');
    expect(labels(run)).toEqual(['before', 'epoch 1']);
    const student = small();
    const weights = () => student.getWeights().map((weight) => Array.from(weight.dataSync()));
    const initial = weights();
    const early = new AbortController();
    // Asked for the logits of three splits; the fourth time it is for its features.
    let asked = 0;
    const first = await kd.distill({
      ...quiet,
      teacher: kd.modelTeacher(teacher, {
        view: (rows) => {
          if (++asked > 3) early.abort();
          return rows.clone();
        }
      }),
      student,
      terms: { soft },
      epochs: 2,
      alignment: true,
      signal: early.signal
    });
    expect([first.status, first.alignment, first.history.step]).toEqual(['stopped', undefined, []]);
    expect(weights()).toEqual(initial);
  });

  test('many epochs and layers stay within 60 kB, the first and the last map among them', async () => {
    const run = await kd.distill({
      ...quiet,
      data: { train: gaussianBlobs({ rows: 30 }), validation: gaussianBlobs({ rows: 9, seed: 4 }) },
      teacher,
      student: small(),
      terms: { soft },
      epochs: 70,
      alignment: true
    });
    const maps = run.alignment!.maps;
    expect(maps.length).toBeLessThanOrEqual(50);
    expect([maps[0].label, maps.at(-1)!.label]).toEqual(['before', `kept: epoch ${run.history.best!.epoch}`]);
    expect(JSON.stringify(run.alignment).length).toBeLessThan(60_000);
  });

  test('study compares the layers in every run', async () => {
    const study = await kd.study({
      data,
      batchSize: 30,
      show: false,
      teacher,
      student: () => small(),
      seeds: 2,
      epochs: 1,
      alignment: { every: null }
    });
    expect(study.records.map(labels)).toEqual([
      ['before', 'kept: epoch 1'],
      ['before', 'kept: epoch 1']
    ]);
    models = models.filter((model) => !study.students.includes(model));
    study.students.forEach((model) => model.dispose());
  });

  const nothing = { seed: 0 } as never;
  test.each<[string, kd.DistillOptions['alignment'], object, string]>([
    ['another option', nothing, {}, 'distill: alignment: expected options among every, examples, layers, kernel, got "seed"'],
    ['a word', 'yes' as never, {}, 'distill: alignment: expected options as an object, got "yes"'],
    ['half an epoch', { every: 0.5 }, {}, 'distill: alignment: expected every to be a whole number at least 1, got 0.5'],
    ['NaN rows', { examples: NaN }, {}, 'distill: alignment: expected examples to be a whole number at least 4, got NaN'],
    [
      'a layer that is not there',
      { layers: { student: ['hiden'] } },
      {},
      'distill: alignment: expected layers.student to be layers of "small", got "hiden"; did you mean "hidden"?'
    ],
    [
      'another kernel',
      { kernel: { rbf: -1 } },
      {},
      'distill: alignment: expected kernel.rbf to be a finite number above 0, got -1'
    ],
    [
      'a function as the teacher',
      true,
      { teacher: (rows: tf.Tensor) => rows.slice([0, 0], [-1, 3]) },
      'distill: alignment: expected teacher to be a tfjs layers model or kd.modelTeacher of one'
    ],
    [
      'three validation rows',
      true,
      { data: { train: data.train, validation: gaussianBlobs({ rows: 3 }) } },
      'distill: alignment: expected 4 validation rows or more, got 3; give more or leave alignment out'
    ]
  ])('refuses %s before anything is trained', async (_, alignment, more, message) => {
    const student = small();
    const onEvent = () => expect.unreachable();
    await expect(
      kd.distill({ ...quiet, teacher, student, terms: { soft }, epochs: 1, alignment, onEvent, ...more } as kd.DistillOptions)
    ).rejects.toThrow(message);
  });
});

test('saveRecord and loadRecord give stages and maps back, and all that shows them', async () => {
  const run = await kd.distill({ ...quiet, teacher, student: small(), stages: twoStages, alignment: true });
  const folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
  await kd.saveRecord(run, join(folder, 'run.json'));
  const again = await kd.loadRecord(join(folder, 'run.json'));
  expect(again).toEqual(JSON.parse(JSON.stringify(run)));
  const view = kd.runView(again);
  expect(view.alignment!.maps.map(({ label }) => label)).toEqual(['before', labels(run)!.at(-1)]);
  expect(kd.alignmentMaps(again).maps.map(({ label }) => label)).toEqual(labels(run));
  expect(view.lossCurves.stages).toEqual([
    { name: 'hint', from: 0, to: 2 },
    { name: 'distil', from: 2, to: 5 }
  ]);
  expect(Object.fromEntries(view.setup)).toMatchObject({
    'stage "hint"': 'epochs 1 to 2; only hidden learns',
    'hint: term "hint"':
      "1 x hint, teacher's hidden -> student's hidden through an adapter (student: dense layer to 16; 96 parameters)",
    'stage "distil"': 'epochs 3 to 5; all layers learn',
    'distil: term "soft"': '1 x softTargets (temperature 2)',
    alignment: '60 rows of blobs (validation)'
  });
  expect(viewToHtml(view)).toContain('CKA of teacher layers');
  expect(drawPicture(view)!.svg).toContain('>before</text>');
});

test('a record from before there were stages and maps is read and drawn', async () => {
  const { alignment: _, ...run } = await kd.distill({
    ...quiet,
    teacher,
    student: small(),
    terms: { soft },
    epochs: 2,
    alignment: true
  });
  const folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
  await writeFile(join(folder, 'old.json'), JSON.stringify(run));
  const view = computeRunView(await kd.loadRecord(join(folder, 'old.json')));
  expect(view).not.toHaveProperty('alignment');
  expect(view.lossCurves).not.toHaveProperty('stages');
  expect(drawPicture(view)!.svg).not.toMatch(/NaN|undefined/);
});
