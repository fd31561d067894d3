import { describe, expect, test } from 'vitest';
import { fronts } from '../../src/architecture/front/fronts';
import { hypervolume } from '../../src/architecture/front/hypervolume';
import { findFront } from '../../src/architecture/front/findFront';
import { orderByFronts } from '../../src/architecture/front/orderByFronts';
import { parameters } from '../../src/architecture/cost/parameters';
import { paretoAsha } from '../../src/architecture/search/paretoAsha';
import type { TrialScore } from '../../src/train/sweep/search';
import expected from '../reference/search/search.json';

describe.each(expected.fronts)('a cloud of points', ({ points, reference, ...found }) => {
  test("has pymoo's hypervolume and front", () => {
    expect(hypervolume(points, reference)).toBeCloseTo(found.hypervolume, 12);
    expect(findFront(points).flatMap((is, i) => (is ? [i] : []))).toEqual(found.front);
  });

  test('has the order of non-dominated sorting and an epsilon-net', () => {
    expect(orderByFronts(points)).toEqual(found.order);
  });

  test('gains no hypervolume by a point that another one beats, and loses none', () => {
    const [{ cost, value }] = points;
    expect(hypervolume([...points, { cost: cost * 2, value: value - 0.1 }], reference)).toBeCloseTo(found.hypervolume, 12);
    expect(hypervolume([...points, { cost: 1, value: 2 }], reference)).toBeGreaterThan(found.hypervolume);
  });
});

describe('paretoAsha(options)(costs)', () => {
  test('lets a cheap trial go on that plain halving stops, and stops one that is dearer and worse', () => {
    const { judge, description } = paretoAsha({ reductionFactor: 2 })([1000, 100, 2000, 3000]);
    expect(description).toEqual({ name: 'paretoAsha', minResource: 1, reductionFactor: 2 });
    const score = (trial: number, score: number): TrialScore => ({ trial, epoch: 1, score });
    const earlier = [score(0, 0.9), score(2, 0.85)];
    expect(judge(score(1, 0.3), earlier)).toBe('after epoch 1 it was 2nd of 3 trials, of which the best one goes on');
    expect(judge(score(1, 0.3), [...earlier, score(3, 0.1)])).toBeNull();
    expect(judge(score(2, 0.85), [score(0, 0.9), score(1, 0.3), score(3, 0.1)])).toContain('it was 3rd of 4');
    expect(judge({ trial: 1, epoch: 2, score: NaN }, [])).toBe('after epoch 2 its score was not a number');
  });

  test('refuses options and costs in words', () => {
    expect(() => paretoAsha({ reductionFactor: 1 })).toThrow(
      /^paretoAsha: expected reductionFactor to be a whole number at least 2/
    );
    expect(() => paretoAsha({ eta: 2 } as never)).toThrow(/^paretoAsha: .*"eta"/);
    expect(() => paretoAsha()(['1'] as never)).toThrow(/^paretoAsha: expected a cost for each trial/);
  });
});

describe('fronts({groups, cost, reference, rows})', () => {
  const cost = parameters({ atMost: 1000 });
  const reference = { cost: 1000, value: 0.5 };

  test('pairs hypervolumes by seed, and says how clear the difference is', () => {
    const groups = {
      search: [0.9, 0.92, 0.88].map((value) => [{ name: 'a', cost: 100, value }]),
      random: [0.7, 0.71, 0.69].map((value) => [{ cost: 100, value }])
    };
    const view = fronts({ groups, cost, reference, rows: 500, title: 'Two' });
    // t of 2 degrees of freedom, 4.3027, times 0.01 / sqrt(3).
    expect(view.groups[1].behind!.mean).toBeCloseTo(0.2, 12);
    expect(view.groups[1].behind!.low).toBeCloseTo(0.2 - 4.3027 * 0.0057735, 5);
    expect(view.groups[0].hypervolume!.mean).toBeCloseTo(0.4, 12);
    expect(view.groups[0].behind).toBeNull();
    expect(view.says).toContain('Against random its hypervolume is larger by 0.2 ');
    expect(view.says).toContain('clearly more');
    expect(view.budget).toBe(1000);
    expect(view.groups[1].points[0].name).toBe('candidate 1');
  });

  test.each([
    [{ groups: {} }, /^fronts: expected 1 to 8 groups by name/],
    [{ groups: { a: [{ cost: 1, value: 1 }] } }, /^fronts: expected "a" to be a list of points for each seed/],
    [{ groups: { a: [[{ cost: 0, value: 1 }]] } }, /^fronts: expected cost of point 1 of "a" to be a finite number above 0/],
    [{ groups: { a: [[{ cost: 1, value: NaN }]] } }, /^fronts: expected value of point 1/],
    [{ reference: { cost: 1 } }, /^fronts: expected value of reference/],
    [{ cost: 'parameters' }, /^fronts: expected cost to be a cost, got "parameters"/]
  ])('refuses %o in words', (wrong, message) => {
    const right = { groups: { a: [[{ cost: 1, value: 1 }]] }, cost, reference, rows: 5 };
    expect(() => fronts({ ...right, ...wrong } as never)).toThrow(message);
  });
});
