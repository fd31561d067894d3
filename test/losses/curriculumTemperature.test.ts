import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import { denseNetwork } from '../denseNetwork';
import { gaussianBlobs } from '../gaussianBlobs';

interface Reference {
  once: { [name: string]: number[][] } & { number: number; strength: number; values: number[]; toNumber: number };
  steps: {
    x: number[][];
    teacher: number[][];
    kernel: number[][];
    rate: number;
    rise: number;
    temperatures: number[];
    losses: number[];
  };
  options: { lowest: number; range: number; begin: number };
}
const reference = JSON.parse(
  readFileSync(join(__dirname, '../reference/losses/curriculumTemperature.json'), 'utf8')
) as Reference;
const { options, once, steps } = reference;

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors, 'tensors left behind').toBe(before));

const flat = (tensor: tf.Tensor) => Array.from(tensor.dataSync());
function expectClose(got: readonly number[], wanted: readonly number[], digits = 5): void {
  expect(got.length).toBe(wanted.length);
  got.forEach((one, i) => expect(one).toBeCloseTo(wanted[i], digits));
}

test("curriculumTemperature has PyTorch's loss and gradients, that of its number reversed and scaled", () => {
  const loss = kd.curriculumTemperature({ ...options, strength: once.strength });
  tf.tidy(() => {
    const given = [tf.tensor2d(once.student), tf.tensor2d(once.teacher), tf.scalar(once.number)];
    const of = (student: tf.Tensor, teacher: tf.Tensor, number: tf.Tensor) =>
      loss({ student: student as tf.Tensor2D, teacher: teacher as tf.Tensor2D, learned: { number } });
    expectClose(flat(of(given[0], given[1], given[2])), once.values);
    const [toStudent, toTeacher, toNumber] = tf.grads(of)(given);
    expectClose(flat(toStudent), once.toStudent.flat());
    expectClose(flat(toTeacher), once.toTeacher.flat());
    expectClose(flat(toNumber), [once.toNumber]);
  });
});

test('at a number that stays it is softTargets at that temperature, and outside a run it is where it begins', () => {
  const given = { student: [[1, 2, 3]], teacher: [[3, 2, 1]] };
  const [own, same] = [kd.curriculumTemperature({ lowest: 2, range: 4, begin: 0 }), kd.softTargets({ temperature: 4 })];
  tf.tidy(() => expectClose(flat(own(given)), flat(same(given)), 6));
  tf.tidy(() => expectClose(flat(own({ ...given, learned: { number: 0 } })), flat(same(given)), 6));
  const unit = { student: [[1]], teacher: [[-2]] };
  tf.tidy(() => expectClose(flat(own(unit)), flat(same(unit)), 6));
});

test("a run's temperature and losses are those of PyTorch step by step, and the history shows the temperature", async () => {
  const student = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [4], useBias: false })] });
  tf.tidy(() => student.setWeights([tf.tensor2d(steps.kernel)]));
  const train = kd.dataset({ x: steps.x, y: steps.x.map((_, i) => i % 3), classes: 3 });
  const rows = new Map(steps.x.map((row, i) => [Math.fround(row[0]), steps.teacher[i]]));
  const teacher = kd.functionTeacher((given) => (given.arraySync() as number[][]).map(([first]) => rows.get(first)!));
  const loss = kd.curriculumTemperature({ ...options, strength: kd.cosine({ from: 0, to: 1, epochs: steps.rise }) });
  const run = await kd.distill({
    ...{ teacher, student, data: { train, validation: train }, terms: { soft: { weight: 1, loss } } },
    ...{ epochs: steps.losses.length, batchSize: 12, baseline: false, show: false },
    optimizer: kd.sgd({ learningRate: steps.rate, momentum: 0 })
  });
  expectClose(run.history.series.temperature as number[], steps.temperatures);
  expectClose(run.history.series['train/soft'] as number[], steps.losses);
  expect(run.setup.terms!.soft.loss).toMatchObject({ name: 'curriculumTemperature', lowest: 0.5, range: 6, begin: -0.25 });
  student.dispose();
});

test('a run that goes on from a checkpoint is the whole run bit by bit, in the temperature too', async () => {
  const data = { train: gaussianBlobs({ rows: 90 }), validation: gaussianBlobs({ rows: 30, seed: 2 }) };
  const teacher = denseNetwork([8, 3], { seed: 1, name: 'teacher' });
  const terms = { soft: { weight: 1, loss: kd.standardized(kd.curriculumTemperature({ range: 5 })) } };
  const folder = mkdtempSync(join(tmpdir(), 'curriculum-'));
  const students = [1, 2, 3].map(() => denseNetwork([5, 3], { seed: 2, name: 'student' }));
  try {
    const asked = { teacher, data, terms, epochs: 3, batchSize: 30, show: false };
    const whole = await kd.distill({ ...asked, student: students[0] });
    const stop = new AbortController();
    const onEvent = (event: kd.RunEvent) => void (event.type === 'point' && event.step === 6 && stop.abort());
    const part = await kd.distill({ ...asked, student: students[1], folder, signal: stop.signal, onEvent });
    expect(part.status).toBe('stopped');
    const run = await kd.resume(folder, { teacher, data, terms, show: false, student: students[2] });
    const { series } = run.history;
    expect(series.temperature).toEqual(whole.history.series.temperature);
    expect(new Set(series.temperature).size).toBeGreaterThan(2);
    expect(series).toEqual(whole.history.series);
    expect(run.scores).toEqual(whole.scores);
  } finally {
    rmSync(folder, { recursive: true });
    [teacher, ...students].forEach((model) => model.dispose());
  }
});

test('curriculumTemperature refuses options out of bounds, no teacher, other shapes, and a number that is none', () => {
  expect(() => kd.curriculumTemperature({ lowest: 0 })).toThrow('curriculumTemperature: expected lowest to be');
  expect(() => kd.curriculumTemperature({ range: -1 })).toThrow('expected range to be');
  expect(() => kd.curriculumTemperature({ strength: -1 })).toThrow('expected strength to be');
  const loss = kd.curriculumTemperature();
  expect(() => loss({ student: [[1, 2]] })).toThrow('expected teacher logits, got undefined');
  expect(() => loss({ student: [[1, 2]], teacher: [[1, 2, 3]] })).toThrow('shape [1, 2], got [1, 3]');
  const given = { student: [[1, 2]], teacher: [[1, 2]] };
  expect(() => loss({ ...given, learned: { number: NaN } })).toThrow('expected learned.number to be one number, got NaN');
});

test("a loss of one's own may learn numbers; a run refuses what are none", async () => {
  const student = denseNetwork([3], { seed: 1, name: 'student' });
  const other = denseNetwork([3], { seed: 2, name: 'other' });
  const train = gaussianBlobs({ rows: 30 });
  const own = (learnedNumbers: unknown) => Object.assign(kd.crossEntropy(), { learnedNumbers }) as unknown as kd.Loss;
  const run = (loss: kd.Loss) =>
    kd.distill({
      teacher: student,
      student: other,
      data: { train },
      terms: { own: { weight: 1, loss } },
      show: false
    });
  await expect(run(own({ does: 'one', begins: { a: 'x' } }))).rejects.toThrow(
    'expected crossEntropy to say which numbers it learns'
  );
  [student, other].forEach((model) => model.dispose());
});
