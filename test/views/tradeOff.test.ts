import { expect, test } from 'vitest';
import type { Comparison } from '../../src/record/Comparison';
import { drawTradeOff } from '../../src/views/tradeOff/drawTradeOff';
import { findParetoOptimal } from '../../src/views/tradeOff/findParetoOptimal';
import { placePointLabels } from '../../src/views/tradeOff/placePointLabels';
import { tabulateTradeOff } from '../../src/views/tradeOff/tabulateTradeOff';
import { tradeOff } from '../../src/views/tradeOff/tradeOff';
import { mulberry32 } from '../mulberry32';

const means: { [name: string]: number } = { teacher: 0.948, 'int8 teacher': 0.947, distilled: 0.94, pruned: 0.93, tiny: 0.9 };
const costs = { teacher: 636_040, 'int8 teacher': 160_100, distilled: 159_040, pruned: 159_900, tiny: 38_200 };
const compared: Comparison = {
  ...{ rows: 10_000, split: 'test', resamples: 500, confidence: 0.95, differences: [] },
  metrics: [{ name: 'accuracy', title: 'accuracy', better: 'higher', format: 'share' }],
  models: Object.entries(means).map(([name, mean]) => ({
    name,
    seeds: name === 'teacher' ? 1 : 5,
    estimates: [{ mean, low: mean - 0.004, high: mean + 0.004, least: mean, most: mean }]
  }))
};

test('tradeOff(comparison, {costs, unit}) says which models no other one beats, the cheapest first', () => {
  const view = tradeOff(compared, { costs, cost: 'bytes of the weights', unit: 'bytes' });
  expect(view.says).toBe(
    'On 10,000 test rows 4 of 5 models are unbeaten in accuracy against bytes of the weights, by their means: tiny (38.2 kB, 90.00 %), distilled (159 kB, 94.00 %), int8 teacher (160 kB, 94.70 %), teacher (636 kB, 94.80 %).'
  );
  expect(view.points.map(({ name, unbeaten }) => [name, unbeaten])).toEqual([
    ['tiny', true],
    ['distilled', true],
    ['pruned', false],
    ['int8 teacher', true],
    ['teacher', true]
  ]);
  const { columns, rows } = tabulateTradeOff(view);
  expect(columns).toEqual(['Model', 'Bytes of the weights', 'Accuracy', 'Unbeaten', 'Seeds']);
  expect(rows[2]).toEqual(['pruned', '160 kB', '93.00 % (92.60 % to 93.40 %)', '–', '5']);
});

test('findParetoOptimal finds the front that sorting by cost finds, whichever way is better', () => {
  const next = mulberry32(5);
  for (let round = 0; round < 50; round++) {
    const points = Array.from({ length: 12 }, () => ({ cost: Math.ceil(6 * next()), mean: Math.round(8 * next()) }));
    for (const better of ['higher', 'lower'] as const) {
      const sign = better === 'higher' ? 1 : -1;
      // In rising cost, the best of each cost first: on the front is what is better than all before, and what equals the newest of these in both.
      const order = points
        .map((_, i) => i)
        .sort((a, b) => points[a].cost - points[b].cost || sign * (points[b].mean - points[a].mean));
      const expected = points.map(() => false);
      let front: (typeof points)[number] | undefined;
      for (const i of order) {
        const { cost, mean } = points[i];
        if (front && sign * (mean - front.mean) <= 0 && !(mean === front.mean && cost === front.cost)) continue;
        [front, expected[i]] = [points[i], true];
      }
      expect(findParetoOptimal(points, better)).toEqual(expected);
    }
  }
});

test('of a metric that is better when it is lower the least is unbeaten, and a value that was not measured never is', () => {
  const [one] = compared.metrics;
  const lower = { ...compared, metrics: [{ ...one, better: 'lower' as const }] };
  const view = tradeOff(lower, { costs });
  expect(view.points.filter(({ unbeaten }) => unbeaten).map(({ name }) => name)).toEqual(['tiny']);
  const unknown = { mean: NaN, low: NaN, high: NaN, least: NaN, most: NaN };
  const none = tradeOff({ ...compared, models: compared.models.map((model) => ({ ...model, estimates: [unknown] })) }, { costs });
  expect(none.says).toBe('Nothing is measured.');
  expect(drawTradeOff(none, { x: 0, y: 0, width: 700, height: 400 })).toContain('Nothing is measured.');
});

test('placePointLabels(points, box) lets no two names overlap and keeps them in the box, in the order of the points', () => {
  const box = { x: 0, y: 0, width: 600, height: 300 };
  const next = mulberry32(2);
  const points = Array.from({ length: 16 }, (_, i) => ({ x: [60, 300, 560][i % 3], y: 200 + 90 * next(), width: 120 }));
  const placed = placePointLabels(points, box);
  const spans = placed.map(({ x, y, isLeft }, i) => ({ from: isLeft ? x - points[i].width : x, y }));
  for (const [i, { from, y }] of spans.entries()) {
    expect(from >= 0 && from + 120 <= 600 && y >= 0 && y <= 300).toBe(true);
    for (const other of spans.slice(0, i))
      expect(Math.abs(from - other.from) >= 120 || Math.abs(y - other.y) >= 14 - 1e-9).toBe(true);
  }
});

test('tradeOff refuses a model without a cost, a cost of nobody, and what it does not know', () => {
  const { teacher: _, ...some } = costs;
  expect(() => tradeOff(compared, { costs: some })).toThrow(
    'tradeOff: expected a cost for each model, got none for "teacher"; add it to costs'
  );
  expect(() => tradeOff(compared, { costs: { ...costs, other: 1 } })).toThrow('got one of "other"; leave it out');
  expect(() => tradeOff(compared, { costs: { ...costs, tiny: 0 } })).toThrow(
    'tradeOff: expected costs["tiny"] to be a finite number above 0, got 0'
  );
  expect(() => tradeOff(compared, { costs, metric: 'f1' })).toThrow('tradeOff: expected metric to be one of accuracy, got "f1"');
  expect(() => tradeOff(compared, { costs, unit: 'dollars' as never })).toThrow(
    'tradeOff: expected unit to be one of bytes, milliseconds, count'
  );
  expect(() => tradeOff(compared, { costs, cost: '' })).toThrow('tradeOff: expected cost to be a text, got ""');
  expect(() => tradeOff(compared, undefined as never)).toThrow('tradeOff: expected options as an object, got undefined');
});
