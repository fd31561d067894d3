import { expect, test } from 'vitest';
import * as kd from '../../../src';
import { validateRecord } from '../../../src/record/validateRecord';
import { blobClassifiers, data, weightsOf } from '../blobClassifiers';
import { denseNetwork } from '../../denseNetwork';

const { tf } = kd;
const { kept } = blobClassifiers();
const network = (seed = 1) => kept(denseNetwork([8, 8, 3], { seed, name: 'small' }));
const quiet = {
  data,
  exits: ['hidden', 'deep'],
  epochs: 4,
  batchSize: 30,
  optimizer: kd.adam({ learningRate: 0.02 }),
  show: false
};
const free = ({ exits }: kd.SelfDistilled) => exits.slice(0, -1).forEach(({ model }) => kept(model));

test('selfDistill() lets each module teach first, and the one that gains most then; the record has what was measured and what it beat', async () => {
  const student = network();
  const run = await kd.selfDistill({ ...quiet, student });
  free(run);
  const { teaching, participants, comparison, setup, findings } = run.record;
  validateRecord('record', run.record);
  expect(teaching).toMatchObject({ rule: { name: 'byGain' }, chosen: run.chosen, probeEpochs: 1 });
  expect(teaching!.modules.map(({ name }) => name)).toEqual(['hidden', 'deep', 'deepest', 'ensemble']);
  const most = Math.max(...teaching!.modules.map(({ gain }) => gain));
  expect(teaching!.modules.find(({ name }) => name === run.chosen)!.gain).toBe(most);
  for (const { gain, gains } of teaching!.modules) {
    const all = Object.values(gains);
    expect(gain).toBeCloseTo(all.reduce((a, b) => a + b) / 3, 12);
  }
  // The comparison is on the same rows: its means differ by the gains.
  const { mean } = comparison!.differences.find(({ against }) => against === 'no teacher')!;
  expect(comparison!.differences[0].model).toBe(`${run.chosen} as teacher`);
  expect(mean).toBeCloseTo(most, 6);
  expect(setup.teaching).toEqual({ name: 'byGain', exits: 'hidden, deep', alpha: 0.5, temperature: 3, probeEpochs: 1 });
  expect(participants!.map(({ name, role }) => [name, role])).toEqual([
    ['deepest', 'student'],
    ['hidden', 'peer'],
    ['deep', 'peer'],
    ...['no teacher', ...teaching!.modules.map(({ name }) => `${name} as teacher`)].map((name) => [name, 'candidate'])
  ]);
  expect(findings.map(({ check }) => check)).toEqual(expect.arrayContaining(['teachingModule', 'teachingCandidates']));
  expect(run.says).toContain(`${run.chosen} teaches: after 1 epoch `);
  expect(kd.runView(run.record).says).toContain('teaches: after 1 epoch ');
});

test('each exit is a smaller network that gives what was scored, and the student is the deepest one', async () => {
  const student = network();
  const run = await kd.selfDistill({ ...quiet, student, bottleneck: 4, teaching: kd.teaching.fixed('deepest') });
  free(run);
  expect(run.exits.map(({ name, parameters }) => [name, parameters])).toEqual([
    ['hidden', 40 + 36 + 15],
    ['deep', 112 + 36 + 15],
    ['deepest', 139]
  ]);
  expect(run.exits[2].model).toBe(student);
  for (const { model, logits, scores } of run.exits) {
    const now = await kd.predict(model, data.test);
    now.values.forEach((value, i) => expect(value).toBeCloseTo(logits.test!.values[i], 5));
    expect(scores.test!.accuracy).toBe(kd.accuracy({ logits: logits.test!, labels: data.test.y }));
    expect(scores.test!.accuracy).toBeGreaterThan(0.6);
  }
  expect(student.layers.map(({ name }) => name)).toEqual(['hidden', 'deep', 'head']);
});

test('the training begins from the initial weights: a chosen module teaches as if it were the only one, to the bit', async () => {
  const [student, again, alone] = [network(), network(), network()];
  const run = await kd.selfDistill({ ...quiet, student });
  free(run);
  const same = await kd.selfDistill({ ...quiet, student: again });
  free(same);
  const fixed = await kd.selfDistill({ ...quiet, student: alone, teaching: kd.teaching.fixed(run.chosen!) });
  free(fixed);
  expect(weightsOf(again)).toEqual(weightsOf(student));
  expect(weightsOf(alone)).toEqual(weightsOf(student));
  const { stamp: _, ...record } = run.record;
  const { stamp: __, ...other } = same.record;
  expect(other).toEqual(record);
  expect(fixed.record.teaching).toEqual({
    rule: { name: 'fixed', module: run.chosen },
    chosen: run.chosen,
    probeEpochs: 0,
    modules: []
  });
  expect(fixed.record.comparison).toBeUndefined();
});

test('where nobody teaches, the deepest exit still learns with the others; a rule of the user is asked once', async () => {
  const asked: kd.TeachingCandidates[] = [];
  const own: kd.TeachingRule = {
    description: { name: 'own' },
    measures: true,
    choose(candidates) {
      asked.push(candidates);
      return null;
    }
  };
  const [student, other] = [network(), network()];
  const run = await kd.selfDistill({ ...quiet, student, teaching: own, probeEpochs: 2, hint: 0.1 });
  const nobody = await kd.selfDistill({ ...quiet, student: other, teaching: kd.teaching.nobody(), hint: 0.1 });
  [run, nobody].forEach(free);
  expect(run.chosen).toBeNull();
  expect(weightsOf(other)).toEqual(weightsOf(student));
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ modules: ['hidden', 'deep', 'deepest', 'ensemble'], seed: 0 });
  expect(asked[0].measured).toHaveLength(4);
  const { series } = run.record.history;
  expect(series['train/hard'].length).toBeGreaterThan(0);
  expect(series['train/soft']).toBeUndefined();
  expect(run.record.comparison!.differences[0].model).toBe('no teacher');
});

test('the curves of an exit have its own terms, and its loss is their weighted sum', async () => {
  const run = await kd.selfDistill({ ...quiet, student: network(), teaching: kd.teaching.fixed('ensemble'), hint: 0.1 });
  free(run);
  const hidden = run.record.participants!.find(({ name }) => name === 'hidden') as kd.OwnModel;
  const { series, best } = hidden.history!;
  series['train/loss'].forEach((loss, i) =>
    expect(loss).toBeCloseTo(0.5 * series['train/hard'][i]! + 0.5 * series['train/soft'][i]! + 0.1 * series['train/hint'][i]!, 6)
  );
  expect(best!.value).toBe(
    series['validation/accuracy'][series['validation/accuracy'].findIndex((_, i) => hidden.history!.epoch[i] === best!.epoch)]
  );
});

test('maps and sequences are pooled, two classes may have one unit, and augmented rows are learnt', async () => {
  const draw = (i: number) => Math.sin(i * 12.9898) * 0.5 + 0.5;
  const rows = (count: number) =>
    kd.dataset({
      x: Float32Array.from({ length: count * 36 }, (_, i) => draw(i) * (1 + (Math.floor(i / 36) % 2))),
      y: Array.from({ length: count }, (_, i) => i % 2),
      classes: 2,
      shape: [6, 6, 1]
    });
  const student = kept(kd.models.convolutionalNetwork({ inputShape: [6, 6, 1], classes: 2, filters: [2, 4], seed: 1 }));
  const run = await kd.selfDistill({
    ...{ student, data: { train: rows(40), validation: rows(20), test: rows(20) }, exits: ['stage1', 'stage2'] },
    ...{ epochs: 2, batchSize: 20, augment: [kd.augment.flip()], show: false }
  });
  free(run);
  expect(run.record.status).toBe('done');
  expect(run.exits[0].model.outputs[0].shape).toEqual([null, 1]);
  expect(run.exits[0].logits.test!.columns).toBe(1);
});

test('a signal stops it: during the measurement the network has its initial weights again', async () => {
  const student = network();
  const initial = weightsOf(student);
  const controller = new AbortController();
  const onEvent = (event: kd.RunEvent) => {
    if (event.type === 'point' && event.of === 'deep as teacher') controller.abort();
  };
  const run = await kd.selfDistill({ ...quiet, student, signal: controller.signal, onEvent });
  free(run);
  expect(run.record.status).toBe('stopped');
  expect(run.chosen).toBeNull();
  expect(weightsOf(student)).toEqual(initial);
  expect(run.exits[0].logits).toEqual({});
  free(await kd.selfDistill({ ...quiet, student, epochs: 1, teaching: kd.teaching.nobody() }));
});

test('selfDistill() refuses what does not fit, before any training, and leaves nothing behind', async () => {
  const student = network();
  const initial = weightsOf(student);
  const refused = (options: object) => expect(kd.selfDistill({ ...quiet, student, ...options })).rejects;
  await refused({ exits: [] }).toThrow('selfDistill: expected exits at 1 to 12 layers, got');
  await refused({ exits: ['deep', 'deep'] }).toThrow('expected each exit once');
  await refused({ exits: ['ensemble'] }).toThrow('none called "deepest" or "ensemble"');
  await refused({ exits: ['none'] }).toThrow('expected exits at layers of "small" among "hidden", "deep", got "none"');
  await refused({ exits: ['head'] }).toThrow('got "head"; name one of these');
  await refused({ alpha: 2 }).toThrow('expected alpha to be');
  await refused({ temperature: 0 }).toThrow('expected temperature to be');
  await refused({ hint: 1, bottleneck: 3 }).toThrow('expected no bottleneck beside a hint');
  await refused({ teaching: 'deepest' }).toThrow('selfDistill: expected a rule for who teaches, got "deepest"');
  await refused({ teaching: { ...kd.teaching.byGain(), choose: () => 'all' } }).toThrow(
    'expected the rule to choose a module among "hidden", "deep", "deepest", "ensemble", or null, got "all"'
  );
  await refused({ folder: 'x' }).toThrow('got "folder"');
  const numbers = kd.dataset({ x: [[1, 2, 3, 4]], targets: [[1]], targetNames: ['size'] });
  await refused({ data: { train: numbers, test: numbers } }).toThrow();
  const tiny = kd.dataset({
    x: [
      [1, 2, 3, 4],
      [4, 3, 2, 1],
      [0, 1, 0, 1]
    ],
    y: [0, 1, 2],
    classes: 3
  });
  await refused({ data: tiny }).toThrow('expected validation rows, on which it is measured who teaches best, got none');
  expect(weightsOf(student)).toEqual(initial);
});

test('teaching.atRandom() follows from the seed and comes to every module', () => {
  const modules = ['a', 'b', 'deepest', 'ensemble'];
  const drawn = Array.from({ length: 200 }, (_, seed) => kd.teaching.atRandom().choose({ modules, measured: [], seed })!);
  expect(drawn[7]).toBe(kd.teaching.atRandom().choose({ modules, measured: [], seed: 7 }));
  for (const name of modules) expect(drawn.filter((one) => one === name).length).toBeGreaterThan(25);
});

test('teaching.byGain() takes the lower loss of equal gains, then the shallower exit', () => {
  const measured = [0.1, 0.2, 0.2, 0.2].map((gain, i): kd.MeasuredModule => {
    return { name: `m${i}`, gain, nllGain: [0, 0.3, 0.1, 0.1][i], gains: {}, accuracy: 0.5, agreement: 0.5, calibrationError: 0 };
  });
  expect(kd.teaching.byGain().choose({ modules: [], measured, seed: 0 })).toBe('m2');
});

test('teaching.fixed() refuses what is no name', () => {
  expect(() => kd.teaching.fixed(3 as never)).toThrow('teaching.fixed: expected the name of a module, got 3');
  expect(tf.memory().numTensors).toBeGreaterThan(0);
});
