import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import type { Comparison, Difference, MetricFormat } from '../../src/record/Comparison';
import { nonInferiority } from '../../src/assess/compare/nonInferiority';

function comparisonOf(difference: Partial<Difference>, better: 'higher' | 'lower' = 'higher', format: MetricFormat = 'number') {
  const estimates = [{ mean: 0.7, low: 0.66, high: 0.74, least: 0.69, most: 0.71 }];
  return {
    rows: 2000,
    split: 'test',
    resamples: 2000,
    confidence: 0.95,
    metrics: [{ name: 'm', title: 'average precision', better, format }],
    models: ['student', 'baseline'].map((name) => ({ name, seeds: 5, estimates })),
    differences: [
      {
        metric: 'm',
        model: 'student',
        against: 'baseline',
        mean: 0.01,
        low: -0.004,
        high: 0.024,
        p: 0.16,
        verdict: 'not separable',
        ...difference
      }
    ]
  } satisfies Comparison;
}

describe('nonInferiority(comparison, {against, metric, margin})', () => {
  test('a difference that may be 0 is not significantly worse, and says what loss is left open', () => {
    expect(nonInferiority(comparisonOf({}), { against: 'baseline' })).toMatchObject({
      notSignificantlyWorse: true,
      nonInferior: null,
      margin: null,
      mean: 0.01,
      says: 'In average precision student is not significantly worse than baseline: +0.010 (95 % interval −0.004 to +0.024, p = 0.16); a loss of up to 0.004 is not ruled out.'
    });
  });

  test('a margin asks for more: it must lie outside the interval', () => {
    const strong = nonInferiority(comparisonOf({}), { against: 'baseline', metric: 'm', margin: 0.01 });
    expect(strong).toMatchObject({ notSignificantlyWorse: true, nonInferior: true, margin: 0.01 });
    expect(strong.says).toMatch(/; a loss of 0\.010 is ruled out\.$/);
    const weak = nonInferiority(comparisonOf({ mean: -0.01, low: -0.05, high: 0.03 }), { against: 'baseline', margin: 0.01 });
    expect(weak).toMatchObject({ notSignificantlyWorse: true, nonInferior: false });
    expect(weak.says).toMatch(/not significantly worse .*; a loss of up to 0\.050 is not ruled out\.$/);
  });

  test('worse is worse, though it can be by less than the margin; better is better', () => {
    const worse = comparisonOf({ mean: -0.003, low: -0.005, high: -0.001, p: 0.004, verdict: 'worse' });
    expect(nonInferiority(worse, { against: 'baseline', margin: 0.01 })).toMatchObject({
      notSignificantlyWorse: false,
      nonInferior: true
    });
    expect(nonInferiority(worse, { against: 'baseline' }).says).toBe(
      'In average precision student is significantly worse than baseline: −0.0030 (95 % interval −0.0050 to −0.0010, p = 0.004).'
    );
    const better = comparisonOf({ low: 0.002, verdict: 'better' });
    expect(nonInferiority(better, { against: 'baseline', margin: 0.01 })).toMatchObject({ nonInferior: true });
  });

  test('where lower is better the loss is above 0; shares are told in points', () => {
    const found = nonInferiority(comparisonOf({}, 'lower', 'share'), { against: 'baseline', margin: 0.02 });
    expect(found).toMatchObject({ notSignificantlyWorse: true, nonInferior: false });
    expect(found.says).toBe(
      'In average precision student is not significantly worse than baseline: +1.0 points (95 % interval −0.4 to +2.4 points, p = 0.16); a loss of up to 2.4 points is not ruled out.'
    );
  });

  test.each<[string, unknown, object, string]>([
    ['no comparison', undefined, { against: 'baseline' }, 'nonInferiority: expected a comparison, got undefined'],
    [
      'another model',
      comparisonOf({}),
      { against: 'teacher' },
      'expected a difference among m against baseline, got "m" against "teacher"'
    ],
    ['another metric', comparisonOf({}), { against: 'baseline', metric: 'f1' }, 'got "f1" against "baseline"'],
    [
      'a margin of nothing',
      comparisonOf({}),
      { against: 'baseline', margin: 0 },
      'expected margin to be a finite number above 0, got 0'
    ],
    ['a misspelt option', comparisonOf({}), { againts: 'baseline' }, 'did you mean "against"?']
  ])('refuses %s', (_, comparison, options, message) => {
    expect(() => nonInferiority(comparison as Comparison, options as never)).toThrow(message);
  });
});
