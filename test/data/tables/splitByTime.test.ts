import { describe, expect, test } from 'vitest';
import { seededFastCheck } from '../../seededFastCheck';
import { makeDataset } from '../../../src/data/makeDataset';
import { splitByTime, type SplitByTimeOptions } from '../../../src/data/tables/splitByTime';

const day = 86_400;

/** x is the day of each row. */
function timed(days: readonly number[], origin = 1.7e9) {
  const data = makeDataset({ name: 'sales', x: days.map((d) => [d]), y: days.map((_, i) => i % 2), classes: 2 });
  return { ...data, times: Float64Array.from(days, (d) => origin + d * day) };
}

const daily = timed(Array.from({ length: 30 }, (_, i) => i));
const daysOf = (options: SplitByTimeOptions, data = daily) =>
  Object.fromEntries(Object.entries(splitByTime(data, options)).map(([name, part]) => [name, [...part.x]]));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('splitByTime(data, options)', () => {
  test('takes a tenth and a tenth from the end by default, in the order of the times', () => {
    const shuffled = timed(daily.x.length ? [...daily.x].sort((a, b) => Math.sin(a * 7) - Math.sin(b * 7)) : []);
    expect(daysOf({}, shuffled)).toEqual({ train: range(0, 23), validation: range(24, 26), test: range(27, 29) });
    const { train, test: last } = splitByTime(shuffled);
    expect([train.name, last?.name]).toEqual(['sales train', 'sales test']);
    expect([...last!.times!]).toEqual([27, 28, 29].map((d) => 1.7e9 + d * day));
  });

  test.each<[SplitByTimeOptions, object]>([
    [
      { validation: 5, test: 7, gap: 2 },
      { train: range(0, 13), validation: range(16, 20), test: range(23, 29) }
    ],
    [
      { validation: 0.2, test: 0.1, gap: 1 },
      { train: range(0, 18), validation: range(20, 25), test: range(27, 29) }
    ],
    [
      { train: 10, validation: 0, test: 7 },
      { train: range(13, 22), test: range(23, 29) }
    ],
    [
      { train: 0.5, validation: 0.1, test: 0.1 },
      { train: range(9, 23), validation: range(24, 26), test: range(27, 29) }
    ],
    [
      { validation: 5, test: 0.1 },
      { train: range(0, 21), validation: range(22, 26), test: range(27, 29) }
    ],
    [
      { validation: 0.1, test: 5, gap: 1.5 },
      { train: range(0, 18), validation: range(20, 22), test: range(25, 29) }
    ],
    [{ validation: 0, test: 0, train: 3 }, { train: range(27, 29) }]
  ])('%o', (options, expected) => {
    expect(daysOf(options)).toEqual(expected);
  });

  test('rows of one time stay together, and the share is the nearest that this allows', () => {
    const years = timed(range(0, 49).map((i) => Math.floor(i / 10) * 365));
    const sizes = (options: SplitByTimeOptions) => Object.values(splitByTime(years, options)).map(({ y }) => y.length);
    expect(sizes({ validation: 0, test: 0.1 })).toEqual([40, 10]);
    expect(sizes({ validation: 0, test: 0.26 })).toEqual([40, 10]);
    expect(sizes({ validation: 0, test: 0.34 })).toEqual([30, 20]);
  });

  test('a part is never before an earlier one nor nearer to it than the gap, and no row is in two', () => {
    const size = seededFastCheck.constantFrom(0, 0.1, 0.25, 1, 3);
    const days = seededFastCheck.array(seededFastCheck.double({ min: 0, max: 40, noNaN: true }), { minLength: 20, maxLength: 60 });
    seededFastCheck.assert(
      seededFastCheck.property(days, size, size, seededFastCheck.constantFrom(0, 0.5, 2), (list, validation, last, gap) => {
        let parts;
        try {
          parts = Object.values(splitByTime(timed(list, 0), { validation, test: last, gap }));
        } catch (error) {
          // Some parts have no rows.
          expect(String(error)).toMatch(/^RangeError: splitByTime: expected (train|validation|test) to hold rows, got none/);
          return;
        }
        parts.slice(1).forEach(({ times }, i) => {
          expect(Math.min(...times!) - Math.max(...parts[i].times!)).toBeGreaterThanOrEqual(gap * day - 1e-6);
          expect(Math.min(...times!)).toBeGreaterThan(Math.max(...parts[i].times!));
        });
        if (gap === 0) expect(parts.reduce((sum, { y }) => sum + y.length, 0)).toBe(list.length);
      }),
      { numRuns: 300 }
    );
  });
});

describe('splitByTime refuses', () => {
  const { times, ...timeless } = daily;
  expect(times.length).toBe(30);
  test.each<[string, unknown, SplitByTimeOptions | undefined, string]>([
    [
      'data without times',
      timeless,
      undefined,
      'splitByTime: expected sales with times, got none; name their column in tabular with {time: ...}'
    ],
    [
      'parts that leave nothing',
      daily,
      { validation: 10, test: 20 },
      'splitByTime: expected train to hold rows, got none before the later parts for all that is left of 29 days; give smaller parts or a smaller gap'
    ],
    ['a gap over all', daily, { gap: 40 }, 'splitByTime: expected validation to hold rows, got none'],
    ['a share of no row', daily, { test: 0.001 }, 'expected test to hold rows, got none for a share of 0.001 of 29 days'],
    [
      'no train rows',
      daily,
      { train: 0 },
      'splitByTime: expected rows to train on, got 0 for train; give it days or leave it out'
    ],
    ['a gap below 0', daily, { gap: -1 }, 'splitByTime: expected gap to be a finite number at least 0, got -1'],
    ['a misspelt option', daily, { gaps: 1 } as never, 'did you mean "gap"?'],
    [
      'times that are no numbers',
      { ...daily, times: new Float64Array(30).fill(NaN) },
      undefined,
      'splitByTime: expected times to be finite, got NaN in row 0'
    ],
    ['no dataset', null, undefined, 'splitByTime: expected a dataset, got null']
  ])('%s', (_, data, options, message) => {
    expect(() => splitByTime(data as never, options)).toThrow(message);
  });
});
