import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/data/Dataset';
import { encodedWidth, encodeRows } from '../../../src/models/students/encodeRows';
import { fitEncoding } from '../../../src/models/students/fitEncoding';
import { tableLength, computeCategoryEmbeddingIndices } from '../../../src/models/students/computeCategoryEmbeddingIndices';
import reference from '../../reference/models/tabularStudents.json';

/** A table of one column. */
function column(values: (number | null)[], categories?: string[]): Dataset {
  const x = Float32Array.from(values, (value) => value ?? NaN);
  const feature = categories ? { name: 'c', kind: 'category' as const, categories } : { name: 'c', kind: 'number' as const };
  return { name: 'column', x, shape: [1], y: new Int32Array(x.length), classes: ['0', '1'], features: [feature] };
}

const options = { bins: 16, categoryDimension: 8 };

describe('the encoding of a table', () => {
  test.each(Object.entries(reference.numbers))('%s: edges and inputs as numpy has them', (_, { values, bins, ...expected }) => {
    const encoding = fitEncoding(column(values), { bins, categoryDimension: 8 });
    const [{ edges, missing }] = encoding.numbers;
    expect(missing).toBe((values as unknown[]).includes(null));
    expect(edges.length).toBe(expected.edges.length);
    edges.forEach((edge, i) => expect(edge).toBeCloseTo(expected.edges[i], 4));
    const inputs = encodeRows(encoding, Float32Array.from(expected.asked));
    const width = encodedWidth(encoding);
    expected.encoded.forEach((row, i) => row.forEach((value, bin) => expect(inputs[i * width + bin]).toBeCloseTo(value, 5)));
  });

  test('a missing number has an input of its own where train missed some, else it is the median', () => {
    const missed = fitEncoding(column([1, 2, 3, null]), options);
    expect(Array.from(encodeRows(missed, [NaN]))).toEqual([0, 0, 1]);
    const whole = fitEncoding(column([1, 2, 3]), options);
    expect(encodeRows(whole, [NaN])).toEqual(encodeRows(whole, [2]));
  });

  test('a category has an input a value; a code that train did not know has none, or that of the missing', () => {
    const known = fitEncoding(column([0, 1, 2, 1], ['a', 'b', 'c']), options);
    expect(Array.from(encodeRows(known, [2, 7, NaN]))).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0]);
    const missed = fitEncoding(column([0, 1, null, 1], ['a', 'b']), options);
    expect(Array.from(encodeRows(missed, [1, 7, NaN]))).toEqual([0, 1, 0, 0, 0, 1, 0, 0, 1]);
  });

  test('computeCategoryEmbeddingIndices: a trainable row a category, the last of them for what train did not know; other inputs are behind the table', () => {
    const category = { missing: false, column: 0, size: 2 };
    const encoding = {
      columns: 2,
      numbers: [],
      categories: [
        { ...category, dimension: 2 },
        { ...category, dimension: 0 },
        { ...category, column: 1, dimension: 1 }
      ]
    };
    expect(tableLength(encoding)).toBe(9);
    expect(Array.from(computeCategoryEmbeddingIndices(encoding, [1, 0, 7, NaN]))).toEqual([2, 3, 9, 9, 6, 4, 5, 9, 9, 8]);
    expect(Array.from(encodeRows(encoding, [1, 0, 7, NaN]))).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  });

  test('columns that are all one value or all missing are left out', () => {
    expect(encodedWidth(fitEncoding(column([5, 5, 5]), options))).toBe(0);
    expect(encodedWidth(fitEncoding(column([null, null]), options))).toBe(0);
  });
});
