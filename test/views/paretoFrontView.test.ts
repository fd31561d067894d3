import { describe, expect, test } from 'vitest';
import { computeFrontScales, listFrontSteps } from '../../src/views/paretoFront/computeFrontScales';
import { paretoFrontView } from '../../src/views/paretoFront/paretoFrontView';
import { tabulateFrontGroups, tabulateFrontPoints } from '../../src/views/paretoFront/tabulateParetoFront';
import { exampleFronts } from './exampleFronts';

describe('paretoFrontView(measured)', () => {
  test('says what the first search reaches, and how clear its lead is', () => {
    const view = paretoFrontView(exampleFronts(), { title: 'Mine' });
    expect(view.title).toBe('Mine');
    expect(view.says).toBe(
      'On 500 validation rows 4 of 5 candidates of search in 2 searches are unbeaten in accuracy against parameters. Against random its hypervolume is larger by 0.03 (0.01 to 0.05): clearly more.'
    );
    const [search, random] = exampleFronts().groups;
    const unclear = { ...random, behind: { mean: 0.01, low: -0.01, high: 0.03 } };
    expect(paretoFrontView({ ...exampleFronts(), groups: [search, unclear] }).says).toContain('no clear difference');
    const alone = { ...search, seeds: 1, points: search.points.map((one) => ({ ...one, seed: 0 })) };
    expect(paretoFrontView({ ...exampleFronts(), groups: [alone] }).says).toContain('72.0 % at 1,600 to 94.0 % at 12,700.');
  });

  test('lists the searches with their hypervolumes, and the candidates on the fronts', () => {
    const view = paretoFrontView(exampleFronts());
    expect(tabulateFrontGroups(view).rows).toEqual([
      ['search', '5', '2', '94.0 %', '0.51 (0.49 to 0.53)', '–'],
      ['random', '2', '2', '91.0 %', '0.48 (0.46 to 0.5)', '0.03 (0.01 to 0.05)'],
      ['by hand', '1', '1', '90.0 %', '–', '–']
    ]);
    expect(tabulateFrontPoints(view).rows.map(([name]) => name)).not.toContain('width 4');
    expect(tabulateFrontPoints(view).rows).toHaveLength(7);
  });

  test('draws a line of steps for the front of each search', () => {
    const [search] = exampleFronts().groups;
    expect(listFrontSteps(search, 20_000)).toEqual([
      [
        { cost: 1600, value: 0.72 },
        { cost: 6400, value: 0.72 },
        { cost: 6400, value: 0.9 },
        { cost: 20_000, value: 0.9 }
      ],
      [
        { cost: 2400, value: 0.8 },
        { cost: 12_700, value: 0.8 },
        { cost: 12_700, value: 0.94 },
        { cost: 20_000, value: 0.94 }
      ]
    ]);
    expect(computeFrontScales({ ...paretoFrontView(exampleFronts()), groups: [] })).toBeNull();
  });

  test.each([
    [undefined, /^paretoFrontView: expected candidates and their costs, got undefined/],
    [{ ...exampleFronts(), groups: [] }, /groups/],
    [{ ...exampleFronts(), unit: 'metres' }, /unit/],
    [{ ...exampleFronts(), rows: 3n }, /^paretoFrontView: expected candidates and their costs, got one that holds/]
  ])('refuses %# in words', (measured, message) => {
    expect(() => paretoFrontView(measured as never)).toThrow(message);
  });
});
