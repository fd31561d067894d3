import { describe, expect, test } from 'vitest';
import { recordsMime, stillroomMime } from '../../src/views/bundle/MimeBundle';
import { readFactsOfRecord } from '../../src/views/facts/readFactsOfRecord';
import { computeConfidenceIntervalOverSeeds } from '../../src/views/facts/computeConfidenceIntervalOverSeeds';
import { findStudentAlonePoints } from '../../src/views/sweep/findStudentAlonePoints';
import { sweepView } from '../../src/views/sweep/sweepView';
import { computeSweepCurves } from '../../src/views/sweep/computeSweepCurves';
import { tabulateSweep } from '../../src/views/sweep/tabulateSweep';
import { viewToHtml } from '../../src/views/bundle/viewToHtml';
import { drawPicture } from '../../src/views/bundle/drawPicture';
import { validateRecord } from '../../src/record/validateRecord';
import intervals from '../reference/views/confidenceIntervalOverSeeds.json';
import { exampleRecord } from './exampleRecord';
import { exampleSweptRecords } from './exampleSweptRecords';

test.each(intervals)('computeConfidenceIntervalOverSeeds(values) is the t-interval of SciPy', ({ values, mean, low, high }) => {
  const interval = computeConfidenceIntervalOverSeeds([null, ...values, undefined])!;
  expect(interval.seeds).toBe(values.length);
  expect(interval.mean).toBeCloseTo(mean, 10);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('computeConfidenceIntervalOverSeeds of one value has no ends, of none it is null', () => {
  expect(computeConfidenceIntervalOverSeeds([0.5])).toEqual({ mean: 0.5, low: null, high: null, seeds: 1 });
  expect(computeConfidenceIntervalOverSeeds([null, NaN])).toBeNull();
});

test('readFactsOfRecord(record) names every setting but the seed, and every score of the student and of the student alone', () => {
  const { settings, scores, seed } = readFactsOfRecord(exampleRecord({ seed: 7 }));
  expect(seed).toBe(7);
  expect(Object.fromEntries(settings)).toMatchObject({
    'data.trainRows': 54000,
    'soft.weight': 0.7,
    soft: 'softTargets',
    'soft.temperature': 'linear (from 8, to 2)',
    'optimizer.learningRate': 0.001,
    epochs: 20
  });
  expect(settings.has('seed')).toBe(false);
  const test = scores.find(({ split }) => split === 'test')!;
  expect(test.metrics.map(({ name }) => name)).toEqual(expect.arrayContaining(['accuracy', 'nll', 'ece']));
  expect(test.metrics[0].baseline).toBeGreaterThan(0);
});

describe('sweepView(records)', () => {
  test('finds the setting in which the runs differ, and says which value is best and what is not told apart', () => {
    const view = sweepView(exampleSweptRecords());
    expect([view.over, view.metric, view.split, view.rows]).toEqual(['soft.temperature', 'accuracy', 'validation', 1000]);
    expect(view.says).toMatch(
      /^Accuracy on the validation rows is best at soft\.temperature 4: 90\.\d+ % \(.* to .* %\), mean of 3 seeds; the student alone has 85\.\d+ %/
    );
    expect(view.says).toContain('Seed by seed it is apart from every other value.');
  });

  test('is one point for runs that differ in the seed alone, with the interval over them', () => {
    const view = sweepView(exampleSweptRecords({ temperatures: [4, 1], seeds: [1, 2, 3, 4] }));
    const [{ name, points }] = computeSweepCurves(view, view);
    expect(name).toBe('');
    expect(points.map(({ at, runs }) => [at, runs.length])).toEqual([
      [1, 4],
      [4, 4]
    ]);
    const own = view.metrics[0].student.slice(0, 4);
    expect(points[1].student).toEqual(computeConfidenceIntervalOverSeeds(own));
    expect(tabulateSweep(view).rows).toHaveLength(2);
  });

  test('draws a curve for each value of another setting, and takes a short name', () => {
    const view = sweepView(exampleSweptRecords({ weights: [0.5, 0.9] }), { over: 'temperature', title: 'Both' });
    expect(view.title).toBe('Both');
    expect(computeSweepCurves(view, view).map(({ name }) => name)).toEqual(['soft.weight 0.5', 'soft.weight 0.9']);
    expect(computeSweepCurves(view, { over: 'soft.weight', metric: 'accuracy' }).map(({ points }) => points.length)).toEqual([
      2, 2, 2
    ]);
  });

  test('draws the student alone once where it is the same in every curve, and not where other settings change it too', () => {
    const records = exampleSweptRecords({ temperatures: [1, 4], weights: [0.5, 0.9] });
    const view = sweepView(records, { over: 'temperature' });
    expect(findStudentAlonePoints(computeSweepCurves(view, view)).map(({ at }) => at)).toEqual([1, 4]);
    const others = records.map((record, i) => {
      const { validation } = record.scores.baseline!;
      return { ...record, scores: { ...record.scores, baseline: { validation: { ...validation!, accuracy: 0.8 + 0.01 * i } } } };
    });
    expect(findStudentAlonePoints(computeSweepCurves(sweepView(others), view))).toEqual([]);
  });

  test('says of one seed that it proves nothing', () => {
    expect(sweepView(exampleSweptRecords({ seeds: [1] })).says).toContain(
      'There is one seed for each value, which proves nothing.'
    );
  });

  test('orders words, and draws them side by side', () => {
    const records = exampleSweptRecords({ temperatures: [1], seeds: [1, 2] });
    const named = records.map((record, i) => ({
      ...record,
      setup: { ...record.setup, optimizer: { name: i ? 'sgd' : 'adam' } }
    }));
    const view = sweepView(named);
    expect(view.over).toBe('optimizer');
    expect(computeSweepCurves(view, view)[0].points.map(({ at }) => at)).toEqual(['adam', 'sgd']);
    expect(drawPicture(view)!.svg).toContain('adam');
  });

  test('shows itself as picture, table and text, and carries its records, which stay valid when they are made lighter', () => {
    const long = exampleSweptRecords({ seeds: Array.from({ length: 10 }, (_, i) => i) }).map((record) => {
      const whole = exampleRecord({ seed: record.setup.seed, epochs: 40, temperatureFalls: false });
      return { ...record, history: whole.history, softLabels: whole.softLabels };
    });
    for (const records of [exampleSweptRecords(), long]) {
      const view = sweepView(records) as unknown as { [symbol: symbol]: () => { [mime: string]: any } };
      const bundle = view[Symbol.for('Jupyter.display')]();
      expect(bundle[stillroomMime].kind).toBe('sweep');
      expect(bundle['image/png'].length).toBeGreaterThan(1000);
      expect(bundle['text/plain']).toContain('soft.temperature');
      const carried = bundle[recordsMime].records as unknown[];
      expect(carried).toHaveLength(records.length);
      for (const record of carried) validateRecord('test', JSON.parse(JSON.stringify(record)));
      expect(JSON.stringify(carried).length).toBeLessThanOrEqual(1_000_000);
    }
    expect(viewToHtml(sweepView(exampleSweptRecords()), null)).toContain('Student alone');
  });

  test.each<[string, () => unknown, RegExp]>([
    ['one record', () => sweepView(exampleSweptRecords().slice(0, 1)), /^sweepView: expected 2 to 5000 run records, got/],
    ['something else', () => sweepView([1, 2] as never), /^sweepView: expected a run record, got 1/],
    [
      'runs that differ in nothing',
      () => sweepView(exampleSweptRecords({ temperatures: [4] })),
      /^sweepView: expected runs that differ in a setting, got 3 that differ in none but the seed; /
    ],
    [
      'another setting',
      () => sweepView(exampleSweptRecords(), { over: 'sotf' }),
      /^sweepView: expected over to be a setting in which the runs differ \(soft\.temperature\), got "sotf"; /
    ],
    [
      'another metric',
      () => sweepView(exampleSweptRecords(), { metric: 'f1' }),
      /^sweepView: expected metric to be one that all runs have .*, got "f1"; /
    ],
    [
      'a split without scores',
      () => sweepView(exampleSweptRecords(), { split: 'train' }),
      /^sweepView: expected runs that were scored on the same split, got validation; /
    ],
    [
      'a number as a name',
      () => sweepView(exampleSweptRecords(), { over: 4 as never }),
      /^sweepView: expected over to be a text, got 4; /
    ],
    ['an unknown option', () => sweepView(exampleSweptRecords(), { by: 'x' } as never), /^sweepView: .*"by"/]
  ])('refuses %s', (_, act, says) => {
    expect(act).toThrow(says);
  });
});
