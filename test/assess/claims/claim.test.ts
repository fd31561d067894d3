import { describe, expect, test } from 'vitest';
import * as kd from '../../../src/index';
import type { Comparison, Difference } from '../../../src/record/Comparison';
import type { Evidence } from '../../../src/assess/claims/ClaimOptions';
import { formatNumber } from '../../../src/views/words/formatNumber';
import type { LabelSweep } from '../../../src/record/LabelSweep';

const said = { claim: 'The teacher brings nine points', source: 'an industry write-up' };
const estimate = (mean: number) => ({ mean, low: mean - 0.02, high: mean + 0.02, least: mean, most: mean });

function compared(low: number, high: number, verdict: Difference['verdict'] = 'better'): Comparison {
  const mean = (low + high) / 2;
  return {
    ...{ rows: 2000, split: 'test', resamples: 2000, confidence: 0.95 },
    metrics: [{ name: 'accuracy', title: 'accuracy', better: 'higher', format: 'share' }],
    models: [
      { name: 'student', seeds: 5, estimates: [estimate(0.8 + mean)] },
      { name: 'baseline', seeds: 5, estimates: [estimate(0.8)] }
    ],
    differences: [{ metric: 'accuracy', model: 'student', against: 'baseline', mean, low, high, p: 0.004, verdict }]
  };
}

const speeds = {
  ratios: [
    { model: 'student', against: 'trees', batch: 1, ratio: 0.1, interval: [0.08, 0.125] as [number, number] },
    { model: 'student', against: 'trees', batch: 100, ratio: 2, interval: null }
  ]
};

const costly = {
  ratios: [
    {
      ...speeds.ratios[0],
      cpu: { ratio: 0.75, interval: [0.7, 0.8] as const },
      energy: { ratio: 0.5, interval: [0.45, 0.55] as const }
    },
    { ...speeds.ratios[1], cpu: { ratio: 1.25, interval: null }, energy: null }
  ]
};

const sweep: LabelSweep = {
  ...{ title: 'Labels', rows: { pool: 100, measured: 500 }, split: 'test', seeds: 5, resamples: 1000, confidence: 0.95 },
  metric: { name: 'rocAuc', title: 'ROC AUC', better: 'higher', format: 'number' },
  points: [
    {
      ...{ labels: 10, alone: estimate(0.6), distilled: estimate(0.78) },
      saved: { needed: 80, share: { mean: 0.875, low: 0.75, high: 0.9 }, isBound: false },
      gap: { mean: -0.01, low: -0.015, high: -0.005 }
    },
    {
      ...{ labels: 100, alone: estimate(0.79), distilled: estimate(0.81) },
      saved: { needed: 100, share: { mean: 0, low: 0, high: 0 }, isBound: true },
      gap: { mean: 0.02, low: 0.01, high: 0.03 }
    }
  ]
};

const lift = (low: number, high: number) => ({ value: 0.14, lift: { value: (low + high) / 2, low, high } }) as kd.OffPolicyValue;
const valued = { snips: lift(0.15, 0.25), doublyRobust: lift(0.2, 0.24), confidence: 0.95 } as kd.OffPolicy;

describe('claim({claim, source, holds, shows, why})', () => {
  const gain = (low: number, high: number) => ({ from: compared(low, high), against: 'baseline' });

  test.each<[what: string, holds: Evidence, verdict: kd.Claim['verdict'], why: string]>([
    ['the whole interval is above', { ...gain(0.1, 0.2), atLeast: 0.09 }, 'holds', 'The whole interval lies above +9 points.'],
    [
      'the whole interval is below',
      { ...gain(0.01, 0.05), atLeast: 0.09 },
      'does not hold',
      'The whole interval lies below +9 points.'
    ],
    [
      'the interval holds it',
      { ...gain(0.05, 0.12), atLeast: 0.09 },
      'not separable',
      'The interval holds +9 points: more rows or seeds are needed.'
    ],
    ['it may be nothing, and is', { ...gain(0, 0), atMost: 0 }, 'holds', 'The whole interval lies at or below 0 points.'],
    ['it must be small, and is', { ...gain(-0.01, 0.01), atMost: 0.02 }, 'holds', 'The whole interval lies below +2 points.'],
    [
      'it must be small, and is not',
      { ...gain(0.1, 0.2), atMost: 0.02 },
      'does not hold',
      'The whole interval lies above +2 points.'
    ],
    [
      'it must be between',
      { ...gain(-0.01, 0.01), atLeast: -0.02, atMost: 0.02 },
      'holds',
      'The whole interval lies above −2 points. The whole interval lies below +2 points.'
    ],
    ['nothing was measured', { ...gain(NaN, NaN), atLeast: 0 }, 'cannot be tested here', 'It could not be measured.'],
    ['a speed', { from: speeds, atLeast: 6.7 }, 'holds', 'The whole interval lies above 6.7 times.'],
    ['energy', { from: costly, reads: 'energy', atLeast: 0.41 }, 'holds', 'The whole interval lies above 41 %.'],
    ['CPU time', { from: costly, reads: 'cpu', atLeast: 0.41 }, 'does not hold', 'The whole interval lies below 41 %.'],
    [
      'energy without a counter',
      { from: costly, batch: 100, reads: 'energy', atLeast: 0.41 },
      'cannot be tested here',
      'It cannot be judged: no energy counter could be read.'
    ],
    [
      'energy of an older latency',
      { from: speeds, reads: 'energy', atLeast: 0.41 },
      'cannot be tested here',
      'It cannot be judged: no energy counter could be read.'
    ],
    [
      'CPU time of an older latency',
      { from: speeds, reads: 'cpu', atLeast: 0.41 },
      'cannot be tested here',
      'It cannot be judged: no CPU time was measured.'
    ],
    [
      'a speed without an interval',
      { from: speeds, batch: 100, atLeast: 1 },
      'cannot be tested here',
      'There is no interval: too little was measured.'
    ],
    ['labels saved', { from: sweep, labels: 10, atLeast: 0.7 }, 'holds', 'The whole interval lies above 70 %.'],
    [
      'labels saved, at least',
      { from: sweep, labels: 100, atLeast: 0.7 },
      'not separable',
      '70 % was not reached, but the true value may be larger.'
    ],
    [
      'as good as all labels',
      { from: sweep, labels: 10, reads: 'gap', atLeast: -0.02 },
      'holds',
      'The whole interval lies above −0.02.'
    ],
    ['a lift, doubly robust', { from: valued, atLeast: 0.19 }, 'holds', 'The whole interval lies above +19 %.'],
    [
      'a lift by SNIPS',
      { from: { ...valued, doublyRobust: null }, atLeast: 0.19 },
      'not separable',
      'The interval holds +19 %: more rows or seeds are needed.'
    ],
    ['a lift of nothing', { from: valued, atMost: 0 }, 'does not hold', 'The whole interval lies above 0 %.'],
    [
      'a log that shows nothing of it',
      { from: { ...valued, doublyRobust: lift(NaN, NaN) }, atLeast: 0 },
      'cannot be tested here',
      'It could not be measured.'
    ],
    ['a count', { what: 'times fewer weights', value: 8, atLeast: 10 }, 'does not hold', 'It is below 10.'],
    [
      'a number of somebody else',
      { what: 'ms', value: 8, interval: [7, 12], atMost: 10 },
      'not separable',
      'The interval holds 10: more rows or seeds are needed.'
    ]
  ])('%s', (_, holds, verdict, why) => {
    expect(kd.claim({ ...said, holds })).toMatchObject({ verdict, why });
  });

  test('without a threshold a difference is judged by the paired test of the comparison', () => {
    const judged = (verdict: Difference['verdict']) =>
      kd.claim({ ...said, holds: { from: compared(0.1, 0.2, verdict), against: 'baseline' } });
    expect(judged('better')).toMatchObject({ verdict: 'holds', why: 'Better in a paired test over rows and seeds (p = 0.004).' });
    expect(judged('worse').verdict).toBe('does not hold');
    expect(judged('not separable').verdict).toBe('not separable');
  });

  test('has the numbers in words, those that decide first, and the reason that belongs to the verdict', () => {
    const claim = kd.claim({
      ...said,
      holds: { from: { comparison: compared(0.01, 0.05) }, against: 'baseline', atLeast: 0.09 },
      shows: [{ from: speeds }, { what: 'times fewer weights', value: 8 }],
      why: { 'does not hold': 'A student does not pass its teacher by so much.', holds: 'never said' }
    });
    expect(claim).toEqual({
      ...said,
      measured:
        'accuracy 83.0 % of the student, 80.0 % of the baseline, 5 seeds; one row a call: student 10 times as fast as trees; 8 times fewer weights',
      interval: 'difference +3.0 points (95 %: +1.0 to +5.0); 8 to 12.5 times (95 %)',
      verdict: 'does not hold',
      why: 'The whole interval lies below +9 points. A student does not pass its teacher by so much.'
    });
    expect(kd.claims([claim]).says).toBe('"The teacher brings nine points" does not hold.');
  });

  test('of a cost says what is saved, and the CPU time in place of an energy that has no counter', () => {
    const claim = kd.claim({
      ...said,
      holds: { from: costly, reads: 'energy', atLeast: 0.41 },
      shows: { from: costly, reads: 'cpu' }
    });
    expect(claim.measured).toBe(
      'one row a call: student takes 50 % less energy than trees; one row a call: student takes 25 % less CPU time than trees'
    );
    expect(claim.interval).toBe('45 % to 55 % saved (95 %); 20 % to 30 % saved (95 %)');
    const without = kd.claim({ ...said, holds: { from: costly, batch: 100, reads: 'energy', atLeast: 0.41 } });
    expect(without.measured).toBe(
      '100 rows a call: no energy of student and trees (instead: student takes 25 % more CPU time than trees)'
    );
    expect(without.interval).toBeNull();
  });

  test('of what kd.offPolicy gave back is about the lift that it says', async () => {
    const shop = await kd.data.shop({ users: 50, items: 30, visits: 300, seed: 1 });
    const { target } = shop.policy(shop.truth.attraction);
    const from = kd.offPolicy({ rewards: shop.data.y, propensities: shop.log.propensity, target, clusters: shop.log.visit });
    const { measured, interval } = kd.claim({ ...said, holds: { from, atLeast: 0 } });
    expect(measured).toBe(`${formatNumber(from.snips.value, 4)} a row by SNIPS`);
    expect(interval).toMatch(/^lift \+[\d.]+ % \(95 %: [+−][\d.]+ to \+[\d.]+\)$/);
  });

  test('with several pieces of evidence holds only if all do, and says which does not', () => {
    const holds = [
      { from: speeds, atLeast: 6.7 },
      { from: compared(0.05, 0.12), against: 'baseline', atLeast: 0.09 }
    ];
    const { verdict, why } = kd.claim({ ...said, holds });
    expect(verdict).toBe('not separable');
    expect(why).toBe('Against the baseline: the interval holds +9 points: more rows or seeds are needed.');
    expect(kd.claim({ ...said, holds: [holds[0], { from: speeds, atLeast: 20 }] }).verdict).toBe('does not hold');
  });

  test('without evidence cannot be tested here, and says why', () => {
    expect(kd.claim({ ...said, why: 'Nobody has counted.' })).toEqual({
      ...said,
      ...{ measured: null, interval: null, verdict: 'cannot be tested here', why: 'Nobody has counted.' }
    });
  });

  test('as a cell shows itself', () => {
    const claim = kd.claim({ ...said, why: 'Nobody has counted.' });
    const shown = (claim as unknown as { [key: symbol]: () => kd.MimeBundle })[Symbol.for('Jupyter.display')]();
    expect(shown['text/plain']).toContain('cannot be tested here');
  });

  test.each<[unknown, string]>([
    [{ ...said }, 'claim: expected holds or why, got neither'],
    [{ ...said, source: '', why: 'x' }, 'expected source to be a text'],
    [{ ...said, holds: null }, 'claim: holds: expected options as an object, got null'],
    [
      { ...said, holds: { from: 7, atLeast: 1 } },
      'claim: holds: expected from to be a study, a comparison, a latency, a label sweep or an off-policy estimate, got 7'
    ],
    [
      { ...said, holds: { from: { ...valued, snips: {} }, atLeast: 1 } },
      'claim: holds: expected from to be a study, a comparison, a latency, a label sweep or an off-policy estimate, got'
    ],
    [
      { ...said, holds: { from: valued, metric: 'ips', atLeast: 1 } },
      'claim: holds: expected options among from, atLeast, atMost'
    ],
    [{ ...said, holds: { from: valued } }, 'expected holds with atLeast or atMost, got neither'],
    [{ ...said, holds: { from: speeds } }, 'expected holds with atLeast or atMost, got neither'],
    [
      { ...said, holds: [{ from: speeds, atLeast: 1, metric: 'f1' }] },
      'claim: holds[0]: expected options among from, model, against, batch'
    ],
    [{ ...said, holds: { from: speeds, batch: 7, atLeast: 1 } }, 'claim: holds: expected batch to be one of 1, 100, got 7'],
    [{ ...said, holds: { from: compared(0, 1), metric: 'f1' } }, 'claim: holds: expected metric to be one of accuracy, got "f1"'],
    [
      { ...said, holds: { from: compared(0, 1), against: 'trees' } },
      'claim: holds: expected against to be one of student, baseline, got "trees"'
    ],
    [
      { ...said, holds: { from: compared(0, 1), model: 'baseline', against: 'student' } },
      'claim: holds: expected a difference among student against baseline, got "baseline against student"'
    ],
    [{ ...said, holds: { from: sweep, labels: 11, atLeast: 1 } }, 'claim: holds: expected labels to be one of 10, 100, got 11'],
    [
      { ...said, holds: { from: sweep, reads: 'all', atLeast: 1 } },
      'claim: holds: expected reads to be "share" or "gap", got "all"'
    ],
    [
      { ...said, holds: { from: costly, reads: 'share', atLeast: 1 } },
      'claim: holds: expected reads to be "speed" or "cpu" or "energy", got "share"'
    ],
    [
      { ...said, holds: { from: { ratios: [{ ...costly.ratios[0], cpu: 7 }] }, atLeast: 1 } },
      'claim: holds: expected from to be a study, a comparison, a latency'
    ],
    [{ ...said, holds: { what: 'ms', value: '8', atLeast: 1 } }, 'claim: holds: expected value to be a finite number, got "8"'],
    [
      { ...said, holds: { what: 'ms', value: 8, interval: [9, 7], atLeast: 1 } },
      'claim: holds: expected interval to be [low, high], got [9, 7]'
    ],
    [{ ...said, holds: { from: speeds, atLeast: NaN } }, 'claim: holds: expected atLeast to be a finite number, got NaN'],
    [
      { ...said, why: { wrong: 'x' } },
      'claim: why: expected options among holds, does not hold, not separable, cannot be tested here'
    ],
    [{ ...said, why: { 'cannot be tested here': 7 } }, 'claim: expected why to be texts, got 7']
  ])('%j is refused', (given, says) => {
    expect(() => kd.claim(given as kd.ClaimOptions)).toThrow(says);
  });
});
