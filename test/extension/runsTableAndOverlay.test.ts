import { describe, expect, test } from 'vitest';
import { readFactsOfRecord } from '../../src/views/facts/readFactsOfRecord';
import { computeConfidenceIntervalOverSeeds } from '../../src/views/facts/computeConfidenceIntervalOverSeeds';
import { computeRunView } from '../../src/views/run/computeRunView';
import { computeOverlaidLines } from '../../extension/src/runs/comparison/computeOverlaidLines';
import { groupSeedReplicates, sharedName } from '../../extension/src/runs/comparison/groupSeedReplicates';
import { readSettingsAndScoresOfView } from '../../extension/src/runs/model/readSettingsAndScoresOfView';
import { parseColumnFilter } from '../../extension/src/runs/table/parseColumnFilter';
import { withoutSeed } from '../../extension/src/runs/table/createGroupKey';
import { exampleRecord } from '../views/exampleRecord';

test.each<[string, string | number | null, boolean]>([
  ['', null, true],
  ['> 0.9', 0.91, true],
  ['>0.9', 0.9, false],
  ['>= 90 %', 0.9, true],
  ['<= 3', 4, false],
  ['= 0.3', 0.1 + 0.2, true],
  ['1..5', 5, true],
  ['1 .. 5', 5.1, false],
  ['-2..-1', -1.5, true],
  ['> 0.9', 'text', false],
  ['> 0.9', null, false],
  ['ADAM', 'adam', true],
  ['sgd', 'adam', false]
])('parseColumnFilter(%j) of %j is %j', (wanted, value, fits) => {
  expect(parseColumnFilter(wanted)(value, value === null ? '' : String(value))).toBe(fits);
});

test.each([
  [['temperature 4, seed 1', 'temperature 4, seed 2'], 'temperature 4'],
  [['net (seed 10)', 'net (seed 11)'], 'net'],
  [['same', 'same'], 'same'],
  [['a', 'b'], 'a']
])('sharedName(%j) is %j', (titles, name) => {
  expect(sharedName(titles)).toBe(name);
});

test('withoutSeed(title) takes a seed away, and leaves a title that is nothing else', () => {
  expect(['x, seed 3', 'x (seed: 12)', 'seed 3', 'seeds of doubt'].map(withoutSeed)).toEqual([
    'x',
    'x',
    'seed 3',
    'seeds of doubt'
  ]);
});

describe('runs laid over one another', () => {
  const runs = [1, 2, 3, 4].map((seed) => {
    const record = exampleRecord({ seed, epochs: seed === 4 ? 5 : 6, temperatureFalls: false });
    const view = computeRunView({ ...record, title: `run, seed ${seed}` });
    return { key: `${seed}`, name: `run ${seed}`, view, facts: readFactsOfRecord(record), isRecorded: true, version: '' };
  });
  const reading = { series: 'validation/accuracy', axis: 'epochs', log: false, smoothing: 0, hidden: new Set<string>() } as const;

  test('are families where they differ in the seed alone', () => {
    expect(groupSeedReplicates(runs).map(({ name, runs: members }) => [name, members.length])).toEqual([
      ['run', 3],
      ['run 4', 1]
    ]);
  });

  test('are one mean with its 95 % interval for three seeds; two have their range, single runs are drawn on demand', () => {
    const [mean, alone] = computeOverlaidLines(runs, { ...reading, bands: true, single: false });
    const at = runs
      .slice(0, 3)
      .map(({ view }) => view.lossCurves.curves.find((one) => one.of === 'student' && one.series === reading.series)!);
    const last = mean.x.length - 1;
    const interval = computeConfidenceIntervalOverSeeds(at.map(({ value }) => value[last]))!;
    expect([mean.y[last], mean.band!.low[last], mean.band!.high[last]]).toEqual([interval.mean, interval.low, interval.high]);
    expect(alone.band).toBeUndefined();
    const [pair] = computeOverlaidLines(runs.slice(0, 2), { ...reading, bands: true, single: false });
    const values = at.slice(0, 2).map(({ value }) => value[last]!);
    expect([pair.band!.low[last], pair.band!.high[last]]).toEqual([Math.min(...values), Math.max(...values)]);
    expect(computeOverlaidLines(runs, { ...reading, bands: true, single: true }).filter(({ isSingle }) => isSingle)).toHaveLength(
      3
    );
    expect(computeOverlaidLines(runs, { ...reading, bands: false, single: false }).map(({ name }) => name)).toEqual(
      runs.map(({ name }) => name)
    );
  });
});

test('readSettingsAndScoresOfView(view) has the scores and the seed of a run whose output carries no record', () => {
  const record = exampleRecord({ seed: 9, temperatureFalls: false });
  const facts = readSettingsAndScoresOfView(computeRunView(record));
  expect(facts.seed).toBe(9);
  expect(facts.settings.get('epochs')).toBe(20);
  expect(facts.scores).toEqual(readFactsOfRecord(record).scores);
});
