import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { offPolicy } from '../../../src/assess/offPolicy/offPolicy';
import type { OffPolicyInputs } from '../../../src/assess/offPolicy/OffPolicyInputs';
import { shop } from '../../../src/data/sources/simulated/shop';

interface Told {
  value: number;
  low: number;
  high: number;
  standardError: number;
}

interface Case extends OffPolicyInputs {
  estimates: { [name in 'ips' | 'snips' | 'doublyRobust']: Told & { lift: Told } };
  effectiveSampleSize: number;
}

const cases: Case[] = JSON.parse(readFileSync(new URL('../../reference/assess/offPolicy.json', import.meta.url), 'utf8'));

describe('offPolicy equals the Open Bandit Pipeline, with standard errors and intervals by NumPy and SciPy', () => {
  test.each(cases.map((one, i) => [i, one] as const))('case %i', (_, { estimates, effectiveSampleSize, ...inputs }) => {
    const told = offPolicy(inputs);
    for (const name of ['ips', 'snips', 'doublyRobust'] as const) {
      const [got, wanted] = [told[name]!, estimates[name]];
      for (const field of ['value', 'low', 'high', 'standardError'] as const)
        expect(got[field], `${name} ${field}`).toBeCloseTo(wanted[field], 8);
      for (const field of ['value', 'low', 'high'] as const)
        expect(got.lift[field], `${name} lift ${field}`).toBeCloseTo(wanted.lift[field], 7);
    }
    expect(told.weights.effectiveSampleSize).toBeCloseTo(effectiveSampleSize, 6);
  });
});

/** A log of two actions, chosen alike; the second brings more. */
const log = (rows: number): OffPolicyInputs => ({
  rewards: Array.from({ length: rows }, (_, i) => Number(i % 2 === 1 ? i % 3 > 0 : i % 5 === 0)),
  propensities: new Float64Array(rows).fill(0.5),
  target: Array.from({ length: rows }, (_, i) => (i % 2 === 1 ? 0.9 : 0.1))
});

test('the policy of the log itself has the value of the log, weights of 1 and no lift', () => {
  const { propensities, ...rest } = log(400);
  const { ips, snips, logged, weights, doublyRobust } = offPolicy({ ...rest, propensities, target: propensities });
  expect([ips.value, snips.value]).toEqual([logged.value, logged.value]);
  expect(ips.lift).toEqual({ value: 0, low: 0, high: 0 });
  expect(weights).toEqual({ mean: 1, low: 1, high: 1, largest: 1, effectiveSampleSize: 400 });
  expect(doublyRobust).toBeNull();
});

test('a lift over another policy is 0 of the same one, and its sentence names which it is over', () => {
  const inputs = log(600);
  const { ips, says } = offPolicy({ ...inputs, against: { target: inputs.target } });
  expect(ips.lift.value).toBe(0);
  expect(says).toContain('over the other policy');
  expect(offPolicy(inputs).says).toMatch(/^By SNIPS the target policy would bring .* of the log \(\+/);
});

test('findings tell of what the log never shows, tiny propensities, and few rows or rewards that count', () => {
  const inputs = log(600);
  const checksOf = (more: Partial<OffPolicyInputs>) => offPolicy({ ...inputs, ...more }).findings.map(({ check }) => check);
  expect(checksOf({})).toEqual([]);
  expect(checksOf({ target: new Float64Array(600) })).toContain('noOverlap');
  expect(offPolicy({ ...inputs, target: new Float64Array(600) }).says).toContain('cannot be told');
  expect(checksOf({ target: new Float64Array(600).fill(0.2) })).toContain('weightsNotOne');
  const propensities = Float64Array.from({ length: 600 }, (_, i) => (i === 7 ? 0.001 : 0.5));
  expect(checksOf({ propensities })).toEqual(expect.arrayContaining(['tinyPropensities', 'smallEffectiveSample']));
  expect(checksOf({ rewards: new Float64Array(600).fill(1, 0, 5) })).toContain('fewRewards');
});

test('in a simulated shop the intervals hold the true value of the best order, which is far above the log', async () => {
  const one = await shop({ users: 300, items: 60, visits: 4000, seed: 3 });
  const best = one.policy(one.truth.attraction);
  const inputs = { rewards: one.data.y, propensities: one.log.propensity, target: best.target, clusters: one.log.visit };
  const { ips, snips, logged, weights, clusters } = offPolicy(inputs);
  for (const { low, high } of [ips, snips]) {
    expect(low).toBeLessThan(best.value);
    expect(high).toBeGreaterThan(best.value);
  }
  expect(clusters).toBe(4000);
  expect(weights.low).toBeLessThan(1);
  expect(weights.high).toBeGreaterThan(1);
  expect(snips.lift.low).toBeGreaterThan(0.2);
  expect(logged.value).toBeCloseTo(one.truth.loggingValue, 1);
});

test('offPolicy refuses what is no log by name', () => {
  const inputs = log(20);
  const refusal = (more: object) => () => offPolicy({ ...inputs, ...more } as never);
  expect(() => offPolicy(undefined as never)).toThrow(/^offPolicy: expected options as an object, got undefined; /);
  expect(refusal({ reward: [] })).toThrow('got "reward"');
  expect(refusal({ rewards: [1] })).toThrow('expected at least two rows, got 1');
  expect(refusal({ propensities: new Float64Array(20) })).toThrow(
    'offPolicy: expected propensities to be a chance above 0, to 1 in each row, got 0 in row 0; '
  );
  expect(refusal({ target: [0.5] })).toThrow('expected 20 target, one for each row, got 1');
  expect(refusal({ target: new Array(20).fill(1.5) })).toThrow('expected target to be a chance, 0 to 1 in each row, got 1.5');
  expect(refusal({ rewards: new Array(20).fill(NaN) })).toThrow('expected rewards to be a finite number');
  expect(refusal({ predicted: { logged: [1], target: [1] } })).toThrow('expected 20 predicted.logged');
  expect(refusal({ predicted: { log: [] } })).toThrow('got "log"');
  expect(refusal({ clusters: new Int32Array(20) })).toThrow('expected at least two clusters, got one');
  expect(refusal({ confidence: 1 })).toThrow('expected confidence to be');
  expect(refusal({ against: { target: ['a'] } })).toThrow('expected 20 against.target');
});
