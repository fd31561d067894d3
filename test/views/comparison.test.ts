import { describe, expect, it } from 'vitest';
import type { Comparison, Difference, Estimate, MetricFormat } from '../../src/record/Comparison';
import { comparison } from '../../src/views/comparison/comparison';
import { tabulateComparison } from '../../src/views/comparison/tabulateComparison';
import { formatPValue } from '../../src/views/comparison/formatPValue';
import { viewToHtml } from '../../src/views/bundle/viewToHtml';
import { drawPicture } from '../../src/views/bundle/drawPicture';
import { exampleComparison } from './exampleEvaluations';
import { svgTexts } from './svgTexts';

const estimate = (mean: number, half: number): Estimate => ({
  mean,
  low: mean - half,
  high: mean + half,
  least: mean - half / 2,
  most: mean + half / 2
});

/** Student against baseline in one metric. */
function two(format: MetricFormat, student: Estimate, difference: Partial<Difference>, seeds = 5): Comparison {
  const against = { metric: 'm', model: 'student', against: 'baseline' };
  const base = estimate(student.mean, student.high - student.mean);
  return {
    rows: 2014,
    split: 'test',
    resamples: 2000,
    confidence: 0.95,
    metrics: [{ name: 'm', title: 'average precision', better: 'higher', format }],
    models: [
      { name: 'student', seeds, estimates: [student] },
      { name: 'baseline', seeds, estimates: [base] }
    ],
    differences: [{ ...against, mean: 0.02, low: 0.001, high: 0.04, p: 0.03, verdict: 'better', ...difference }]
  };
}

describe('comparison(comparison, {title})', () => {
  it('gives a view of it the title that is asked for, and else leaves it the one that it has', () => {
    const view = comparison(two('number', estimate(0.71, 0.03), {}), { title: 'One' });
    expect(comparison(view, { title: 'Two' })).toEqual({ ...view, title: 'Two' });
    expect(comparison(view)).toEqual(view);
  });

  it('says rows, seeds, the mean with its interval, the difference with interval, p and verdict', () => {
    expect(comparison(two('number', estimate(0.71, 0.03), {})).says).toBe(
      'On 2,014 test rows over 5 seeds the average precision of the student is 0.710 (95 % interval 0.680 to 0.740), ' +
        '0.020 above the baseline (+0.001 to +0.040, p = 0.03): better.'
    );
  });

  it('says shares in per cent and their differences in points, money with two decimals, one seed as none', () => {
    const worse = { mean: -0.02, low: -0.04, high: -0.001, verdict: 'worse' as const };
    expect(comparison(two('share', estimate(0.71, 0.03), worse, 1)).says).toBe(
      'On 2,014 test rows the average precision of the student is 71.0 % (95 % interval 68.0 % to 74.0 %), ' +
        '2.0 points below the baseline (−4.0 to −0.1 points, p = 0.03): worse.'
    );
    const money = { mean: -1520.5, low: -2000, high: 12, p: 0.06, verdict: 'not separable' as const };
    expect(comparison(two('money', estimate(18350, 500), money)).says).toContain(
      'is 18,350.00 (95 % interval 17,850.00 to 18,850.00), 1,520.50 below the baseline (−2,000.00 to +12.00, p = 0.06): not separable.'
    );
  });

  it('counts the verdicts of the other metrics', () => {
    const { says } = comparison(exampleComparison({ count: 8 }));
    expect(says).toMatch(
      /In 7 other metrics the student is, against the teacher, better in \d and worse in \d; against the baseline, better in \d and worse in \d\.$/
    );
  });

  it('says what could not be measured, models without differences, and differences of nothing', () => {
    const unknown = { mean: NaN, low: NaN, high: NaN, p: NaN, verdict: 'not separable' as const };
    expect(comparison(two('number', estimate(NaN, NaN), unknown)).says).toBe(
      'On 2,014 test rows over 5 seeds the average precision of the student could not be measured, ' +
        'its difference from the baseline could not be measured.'
    );
    const same = { mean: 0, low: 0, high: 0, p: 1, verdict: 'not separable' as const };
    expect(comparison(two('number', estimate(1, 0), same)).says).toContain(
      'is 1.00 (95 % interval 1.00 to 1.00), equal to the baseline (0.00 to 0.00, p = 1): not separable.'
    );
    expect(comparison(exampleComparison({ models: ['student'], count: 1 })).says).toMatch(
      /^On 2,014 test rows over 5 seeds the average precision of the student is [\d.]+ \(95 % interval [\d.]+ to [\d.]+\)\.$/
    );
    expect(comparison({ ...exampleComparison(), metrics: [], models: [], differences: [] }).says).toBe('Nothing is compared.');
  });

  it('names models that are no role without an article', () => {
    const { says } = comparison(exampleComparison({ models: ['student', 'XGBoost, 500 trees'], count: 1 }));
    expect(says).toMatch(/(above|below) XGBoost, 500 trees \(/);
  });

  it('refuses what is no comparison, and one whose parts do not fit', () => {
    const given = exampleComparison();
    const [first, ...rest] = given.models;
    expect(() => comparison(undefined as never)).toThrow(
      new TypeError('comparison: expected a comparison, got undefined; pass what kd.compare() gave back')
    );
    expect(() => comparison({ ...given, models: [{ ...first, estimates: [] }, ...rest] })).toThrow(
      'comparison: expected 3 estimates of "teacher", one a metric, got 0'
    );
    expect(() => comparison({ ...given, differences: [{ ...given.differences[0], metric: 'x' }] })).toThrow(
      'comparison: expected differences in averagePrecision, rocAuc, f1, got one in "x"'
    );
  });
});

describe('tabulateComparison(comparison)', () => {
  it('has a row for each metric and a column for each model, then a row for each difference, metric by metric', () => {
    const given = exampleComparison({ count: 8 });
    const [values, differences] = tabulateComparison(given);
    expect(values.columns).toEqual(['Metric', 'Better when', 'teacher (1 seed)', 'student (5 seeds)', 'baseline (5 seeds)']);
    expect(values.rows.map(([metric]) => metric)).toEqual(given.metrics.map(({ title }) => title));
    expect(differences.rows).toHaveLength(16);
    expect(differences.rows[0].slice(0, 3)).toEqual(['average precision', 'student', 'teacher']);
    expect(differences.rows[1].slice(0, 3)).toEqual(['average precision', 'student', 'baseline']);
  });

  it('writes all values of a metric to the same digit, as many as its narrowest interval needs', () => {
    const cell = (format: MetricFormat, mean: number, half: number) =>
      tabulateComparison(two(format, estimate(mean, half), {}))[0].rows[0][2];
    expect(cell('number', 0.7, 0.03)).toBe('0.700 [0.670, 0.730]');
    expect(cell('number', 0.7, 0.0003)).toBe('0.70000 [0.69970, 0.70030]');
    expect(cell('number', 0.0061, 0.0002)).toBe('0.00610 [0.00590, 0.00630]');
    expect(cell('number', 1234.5, 200)).toBe('1,235 [1,035, 1,435]');
    expect(cell('share', 0.0042, 0.0001)).toBe('0.420 % [0.410 %, 0.430 %]');
    expect(cell('number', -0.2, 0.1)).toBe('−0.20 [−0.30, −0.10]'.replace(/0(?=[ ,\]]|$)/g, '00').replace(/0000/g, '00'));
  });

  it('has no table of differences where there are none, and no interval of what is unknown', () => {
    expect(tabulateComparison(exampleComparison({ models: ['student'] }))).toHaveLength(1);
    const lost = two('number', estimate(NaN, NaN), {
      mean: null as never,
      low: null as never,
      high: null as never,
      p: null as never
    });
    const [values, differences] = tabulateComparison(lost);
    expect(values.rows[0][2]).toBe('not measured');
    expect(differences.rows[0].slice(3)).toEqual(['not measured', '–', '–', '–']);
  });

  it('are both in the HTML, with a header for every column and row', () => {
    const markup = viewToHtml(comparison(exampleComparison()));
    expect(markup.match(/<table\b/g)).toHaveLength(2);
    expect(markup.match(/<th scope="row">/g)).toHaveLength(9);
  });
});

describe('formatPValue(p, resamples)', () => {
  it.each([
    [0.03, 2000, 'p = 0.03'],
    [0.0312, 2000, 'p = 0.03'],
    [0.314, 2000, 'p = 0.31'],
    [1, 2000, 'p = 1'],
    [0, 2000, 'p < 0.0005'],
    [1e-300, 2000, 'p < 0.0005'],
    [1e-9, 1e9, 'p < 0.0001'],
    [NaN, 2000, 'p unknown'],
    [null, 2000, 'p unknown']
  ])('of %s and %s is %j', (p, resamples, said) => {
    expect(formatPValue(p, resamples)).toBe(said);
  });
});

describe('picture(comparison)', () => {
  it('writes the names of models whole, however long: in lines that keep clear of each other and of the picture', () => {
    const names = ['distilled on line A, no label of line B', 'the student of line A with thirty labels of line B alone'];
    const given = two('share', estimate(0.8, 0.1), { model: names[0], against: names[1] });
    const named = { ...given, models: given.models.map((model, i) => ({ ...model, name: names[i] })) };
    const { svg, width } = drawPicture(comparison(named))!;
    const lines = svgTexts(svg);
    const whole = lines.map(({ said }) => said).join(' ');
    for (const name of [...names, names.join(' − ')]) expect(whole).toContain(name);
    for (const one of lines) expect(one.right, one.said).toBeLessThanOrEqual(width);
    for (const one of lines)
      for (const other of lines)
        if (one !== other && one.left < other.right && other.left < one.right)
          expect(Math.abs(one.y - other.y)).toBeGreaterThan(10);
  });
});
