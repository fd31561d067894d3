import { expect, test } from 'vitest';
import { foldEvent, maxPoints } from '../../src/record/foldEvent';
import type { RunEvent } from '../../src/record/RunEvent';
import type { RunRecord } from '../../src/record/RunRecord';
import { mulberry32 } from '../mulberry32';
import { mutual, startedWith } from './madeUpRuns';

const started: RunEvent = {
  type: 'started',
  id: '0123456789ab',
  title: 'digits',
  stamp: { started: '2026-01-01T00:00:00.000Z', seconds: 0, versions: {}, device: 'CPU' },
  setup: { seed: 0, epochs: 2, batchSize: 8, optimizer: { name: 'adam' }, terms: {} },
  data: {
    name: 'digits',
    task: 'classification',
    classes: ['0', '1'],
    rows: { train: 8, validation: 2, test: 2 },
    majority: 0.5
  },
  models: { student: { name: 'small', kind: 'tfjs layers', parameters: 3, bytes: 12, macs: 2 } }
};

const point = (step: number, epoch: number, values: { [series: string]: number }, of = 'student'): RunEvent => ({
  type: 'point',
  of,
  step,
  epoch,
  values
});
const folded = (...events: RunEvent[]) => events.reduce<RunRecord | null>(foldEvent, null) as RunRecord;

test('fold keeps columns equally long when series come and go', () => {
  const { history } = folded(
    started,
    point(1, 0.5, { 'train/loss': 2 }),
    point(2, 1, { 'train/loss': 1, 'validation/accuracy': 0.5 }),
    point(3, 1.5, {})
  );
  expect(history.step).toEqual([1, 2, 3]);
  expect(history.series).toEqual({ 'train/loss': [2, 1, null], 'validation/accuracy': [null, 0.5, null] });
});

test('fold turns what is not a finite number into null', () => {
  const { history } = folded(started, point(1, 1, { 'train/loss': NaN, 'train/soft': Infinity }));
  expect(history.series).toEqual({ 'train/loss': [null], 'train/soft': [null] });
});

test('fold leaves the record that went in as it was', () => {
  const before = folded(started, point(1, 0.5, { a: 1 }));
  const copy = structuredClone(before);
  foldEvent(before, point(2, 1, { a: 2, b: 3 }));
  foldEvent(before, { type: 'ended', status: 'done', seconds: 1 });
  expect(before).toEqual(copy);
});

test('fold keeps the baseline apart, with scores, best and end', () => {
  const scores = { rows: 2, errors: 1, accuracy: 0.5, nll: 1, ece: 0, agreement: null, teacherKl: null };
  const record = folded(
    started,
    point(1, 1, { 'train/hard': 2 }, 'baseline'),
    { type: 'best', of: 'baseline', epoch: 1, series: 'validation/accuracy', value: 0.5 },
    { type: 'scored', model: 'teacher', split: 'test', scores },
    { type: 'scored', model: 'teacher', split: 'train', scores },
    { type: 'found', finding: { check: 'x', level: 'info', value: null, says: 'y' } },
    { type: 'ended', status: 'failed', seconds: 3, error: 'broken' }
  );
  expect(record.baselineHistory).toEqual({
    step: [1],
    epoch: [1],
    series: { 'train/hard': [2] },
    best: { epoch: 1, series: 'validation/accuracy', value: 0.5 }
  });
  expect(record.scores).toEqual({ teacher: { test: scores, train: scores } });
  expect([record.status, record.error, record.stamp.seconds, record.findings.length]).toEqual(['failed', 'broken', 3, 1]);
});

test('fold never holds more than 500 points, keeps the ends of epochs, the best and the last', () => {
  const events: RunEvent[] = [started];
  for (let step = 1; step <= 20_000; step++) {
    const epoch = step / 500;
    events.push(point(step, epoch, { 'train/loss': step, ...(Number.isInteger(epoch) ? { 'validation/accuracy': epoch } : {}) }));
    if (epoch === 7) events.push({ type: 'best', of: 'student', epoch, series: 'validation/accuracy', value: 7 });
  }
  const { history } = folded(...events);
  expect(history.step.length).toBeLessThanOrEqual(maxPoints);
  expect(history.step.at(-1)).toBe(20_000);
  expect(history.epoch.filter(Number.isInteger)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  expect(history.series['validation/accuracy'].filter((value) => value !== null)).toHaveLength(40);
  // The loss of step k is k: a mean over all batches, whichever points were joined, is the mean of 1..20000.
  const sum = history.series['train/loss'].reduce<number>(
    (total, mean, i) => total + (mean as number) * (history.step[i] - (history.step[i - 1] ?? 0)),
    0
  );
  expect(sum / 20_000).toBeCloseTo(20_001 / 2, 6);
});

test('fold keeps alignment maps in order, the latest last', () => {
  const layer = { name: 'dense', kind: 'Dense', shape: [3] };
  const map = (label: string, epoch: number, value: number): RunEvent => ({
    type: 'alignment',
    alignment: {
      teacher: 'big',
      student: 'small',
      rows: 8,
      data: 'digits',
      kernel: 'linear',
      teacherLayers: [layer],
      studentLayers: [layer],
      maps: [{ label, epoch, values: [[value]] }]
    }
  });
  const { alignment } = folded(started, map('before', 0, 0.1), map('epoch 1', 1, 0.123456), map('kept: epoch 1', 1, 1));
  expect(alignment?.maps).toEqual([
    { label: 'before', epoch: 0, values: [[0.1]] },
    { label: 'epoch 1', epoch: 1, values: [[0.1235]] },
    { label: 'kept: epoch 1', epoch: 1, values: [[1]] }
  ]);
});

test('fold refuses a record that does not begin', () => {
  expect(() => foldEvent(null, point(1, 1, {}))).toThrow('fold: expected "started" first, got "point"');
  expect(() => foldEvent(null, { type: 'a\u202eb' } as never)).toThrow(/^fold: expected an event of type .*, got "a\?b"; /);
  expect(() => folded(started, started)).toThrow('fold: expected "started" once');
});

test('fold refuses a model that "started" does not declare, and the training of a teacher', () => {
  expect(() => folded(started, point(1, 1, {}, 'peer 3'))).toThrow(
    'fold: expected a model of the run (teacher, student, baseline), got "peer 3"; declare it in "started"'
  );
  const begun = startedWith(mutual);
  expect(() => folded(begun, point(1, 1, {}, 'student'))).toThrow(
    'fold: expected a model of the run (teacher, peer 1, peer 2, peer 3), got "student"'
  );
  expect(() => folded(begun, point(1, 1, {}, 'teacher'))).toThrow('fold: expected a model that learns, got "teacher"');
});

test('fold keeps the spike of a single batch among thirty thousand, and the means of all others', () => {
  const random = mulberry32(4);
  const losses = Array.from({ length: 30_001 }, (_, i) => (i === 10_001 ? 80 : 1 + 0.2 * random()));
  let record = folded(started);
  for (let i = 1; i <= 30_000; i++) record = foldEvent(record, point(i, i / 10_000, { 'train/loss': losses[i] }));
  const { step, series } = record.history;
  expect(step.length).toBeLessThanOrEqual(maxPoints);
  const at = series['train/loss'].indexOf(80);
  expect([step[at], step[at - 1]]).toEqual([10_001, 10_000]);
  const steps = step.map((one, i) => one - (step[i - 1] ?? 0));
  const whole = series['train/loss'].reduce<number>((sum, value, i) => sum + value! * steps[i], 0);
  let expected = 0;
  for (let i = 1; i <= 30_000; i++) expected += losses[i];
  expect(whole).toBeCloseTo(expected, 4);
  // Noise alone is no peak: what is long ago is joined, but around the spike.
  expect(steps.slice(0, 80).filter((one) => one < 20).length).toBeLessThan(5);
});

test('fold keeps how the steps of each model were executed, in the stamp', () => {
  const eager = 'it reads the values of a tensor';
  const { stamp } = folded(
    started,
    { type: 'executed', of: 'student', graphs: 8, operations: 3 },
    { type: 'executed', of: 'baseline', graphs: 0, operations: 11, eager }
  );
  expect(stamp.steps).toEqual({ student: { graphs: 8, operations: 3 }, baseline: { graphs: 0, operations: 11, eager } });
  expect(() => folded(started, { type: 'executed', of: 'nobody', graphs: 1, operations: 1 })).toThrow(
    'expected a model of the run'
  );
});
