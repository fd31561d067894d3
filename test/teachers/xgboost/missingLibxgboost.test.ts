import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runNodeScript } from './runNodeScript';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-'));
writeFileSync(join(folder, 'text.so'), 'no library');
/** One that this process has loaded. */
const { sharedObjects } = process.report.getReport() as unknown as { sharedObjects: string[] };
const another = sharedObjects.find((path) => /libm[.-]|libSystem/.test(path)) ?? sharedObjects[1];

test.each([
  [
    'is not there',
    join(folder, 'none.so'),
    /^xgboost: expected STILLROOM_LIBXGBOOST to be the path of libxgboost, got ".*none\.so"; there is no such file$/
  ],
  [
    'is no library',
    join(folder, 'text.so'),
    /^xgboost: expected .*text\.so to be XGBoost's library, got one that cannot be loaded \(.*\); install it again$/
  ],
  [
    'is a folder',
    folder,
    /^xgboost: expected .* to be XGBoost's library, got one that cannot be loaded \(.*\); install it again$/
  ],
  [
    'is another library',
    another,
    /^xgboost: expected .* to be XGBoost's library, got one that cannot be loaded \(.*XGB.*\); install it again$/
  ]
])('training with a library that %s is one clear error, and the process lives', async (_, path, says) => {
  const { trained, other } = await runNodeScript<{ trained: string; other: number[] }>('trainWithoutLibxgboost.cjs', [path]);
  expect(trained).toMatch(says);
  expect(other).toEqual([2]);
});
