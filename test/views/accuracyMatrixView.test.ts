import { expect, test } from 'vitest';
import { findAccuracyMatrixProblem } from '../../extension/src/views/accuracyMatrix/findAccuracyMatrixProblem';
import { drawAccuracyMatrices, heightOfAccuracyMatrices } from '../../src/views/accuracyMatrix/drawAccuracyMatrices';
import { accuracyMatrixView } from '../../src/views/accuracyMatrix/accuracyMatrixView';
import { tabulateAccuracyMatrix, tabulateStrategies } from '../../src/views/accuracyMatrix/tabulateAccuracyMatrix';
import { exampleStreamAccuracy } from './exampleStreamAccuracy';

test('accuracyMatrixView(accuracy) says the average accuracy of each strategy with its interval', () => {
  expect(accuracyMatrixView(exampleStreamAccuracy()).says).toBe(
    'After 2 parts over 3 seeds the average accuracy is: fine-tuning 50.0 % (48.0 to 52.0) and replay 90.0 % (88.0 to 92.0).'
  );
  const { strategies, ...rest } = exampleStreamAccuracy();
  const alone = { mean: 0.9, low: null, high: null };
  const one = { ...strategies[1], averageAccuracy: alone, forgetting: { ...alone, mean: 0.1 } };
  expect(accuracyMatrixView({ ...rest, seeds: 1, control: null, strategies: [one] }, { title: 'Mine' })).toMatchObject({
    title: 'Mine',
    says: 'After 2 parts replay has an average accuracy of 90.0 %, with a forgetting of 10.0 %.'
  });
});

test('its tables have what each strategy knows, forgot and keeps, and the numbers of each map', () => {
  const view = accuracyMatrixView(exampleStreamAccuracy());
  const { columns, rows } = tabulateStrategies(view);
  expect(columns).toEqual([
    ...['Strategy', 'Average accuracy', 'If the part is told', 'Forgetting', 'Backward transfer', 'Forward transfer'],
    ...['More than fine-tuning', 'Memory']
  ]);
  expect(rows[0].slice(-2)).toEqual(['–', '–']);
  expect(rows[1].slice(-2)).toEqual(['40.0 points (38.0 to 42.0)', '500 rows, 1,572,000 bytes']);
  expect(rows[1][4]).toBe('−60.0 % (−62.0 to −58.0)');
  expect(tabulateAccuracyMatrix(view, 1)).toMatchObject({
    columns: ['', 'cats', 'cars'],
    rows: [
      ['at first', '10.0 %', '15.0 %'],
      ['after cats', '95.0 %', '0.0 %'],
      ['after cars', '85.0 %', '95.0 %']
    ]
  });
});

test('its picture has a map for each of the first six strategies, and stays in its box however many parts there are', () => {
  const { strategies, ...rest } = exampleStreamAccuracy();
  for (const count of [1, 2, 64]) {
    const parts = Array.from({ length: count }, (_, i) => `part number ${i}`);
    const accuracy = Array.from({ length: count + 1 }, () => parts.map((_, j) => j / 64));
    const many = Array.from({ length: 8 }, (_, i) => ({ ...strategies[0], name: `way ${i}`, accuracy }));
    const view = accuracyMatrixView({ ...rest, parts, strategies: many });
    const height = heightOfAccuracyMatrices(view);
    expect(height).toBeLessThan(1500);
    const drawn = drawAccuracyMatrices(view, { x: 10, y: 20, width: 800, height });
    const cells = [...drawn.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)];
    expect(cells.length).toBe(6 * count * (count + 1));
    for (const [, x, y, width, tall] of cells) {
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(810.1);
      expect(Number(y) + Number(tall)).toBeLessThanOrEqual(20 + height + 0.1);
    }
    expect(drawn).toContain('2 more in the tables');
  }
});

test('accuracyMatrixView refuses what is no accuracy of a stream, and rows of another length', () => {
  const { strategies, ...rest } = exampleStreamAccuracy();
  expect(() => accuracyMatrixView({} as never)).toThrow('accuracyMatrixView: expected the accuracy of a stream');
  expect(() => accuracyMatrixView({ ...rest, strategies: [] })).toThrow('accuracyMatrixView: expected');
  expect(() => accuracyMatrixView({ ...rest, strategies: [{ ...strategies[0], accuracy: [[2, 0]] }] })).toThrow('accuracy');
  const short = { ...strategies[0], accuracy: [[1]] };
  expect(() => accuracyMatrixView({ ...rest, strategies: [short] })).toThrow('expected a column for each of 2 parts');
  const view = accuracyMatrixView(exampleStreamAccuracy());
  expect(findAccuracyMatrixProblem(view, '')).toBeNull();
  expect(findAccuracyMatrixProblem({ ...view, strategies: [short] }, 'view')).toContain('view.strategies[0].accuracy[0]');
  expect(findAccuracyMatrixProblem({ ...view, parts: ['cats'] }, 'view')).toContain('view.strategies[0].accuracy');
});
