import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fuzzSeed, fuzzTimes } from '../../seededFastCheck';
import { newFolder } from './runPythonXgboost';
import { runNodeScript } from './runNodeScript';

test('files in which numbers, names or lists are others are refused or mean what their trees say: the process lives', async () => {
  const [kinds, numbers] = ['xgboostKinds', 'xgboostRegression'].map((name) =>
    join(__dirname, '..', '..', 'reference', 'models', `${name}.json`)
  );
  const { counts, odd } = await runNodeScript<{ counts: { [outcome: string]: number }; odd: string[] }>('loadMutatedModels.cjs', [
    newFolder(),
    String(fuzzSeed),
    String(20 * fuzzTimes),
    kinds,
    numbers
  ]);
  expect(odd).toEqual([]);
  expect(counts.refused).toBeGreaterThan(100);
  expect(counts.answered).toBeGreaterThan(100);
});
