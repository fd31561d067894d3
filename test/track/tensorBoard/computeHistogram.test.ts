import { expect, test } from 'vitest';
import { computeHistogram } from '../../../src/track/tensorBoard/computeHistogram';
import reference from '../../reference/track/histogram.json';

test.each(Object.entries(reference))(
  'computeHistogram(values) counts as numpy.histogram does: %s',
  (_, { values, counts, edges, sum, squares }) => {
    const found = computeHistogram(values)!;
    expect(found.counts).toEqual(counts);
    expect([found.min, found.max, found.count]).toEqual([edges[0], edges.at(-1), values.length]);
    found.limits.forEach((limit, i) => expect(limit).toBeCloseTo(edges[i + 1], 12));
    expect(found.sum).toBeCloseTo(sum, 9);
    expect(found.squares).toBeCloseTo(squares, 9);
  }
);

test('computeHistogram(values) leaves out what is not finite, and gives null where nothing is left', () => {
  expect(computeHistogram([NaN, 1, Infinity, 2, -Infinity])).toEqual(computeHistogram([1, 2]));
  expect(computeHistogram([NaN])).toBeNull();
  expect(computeHistogram([])).toBeNull();
});
