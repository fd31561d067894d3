import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { xgboost } from '../../../src/teachers/xgboost/xgboost';
import { fuzzSeed, fuzzTimes } from '../../seededFastCheck';
import models from '../../reference/models/xgboostModels.json';
import { loanApplications } from '../../models/students/loanApplications';
import { newFolder } from './runPythonXgboost';
import { runNodeScript } from './runNodeScript';

test('files cut anywhere, with flipped bits or with pieces in wrong places are refused or answer: the process lives', async () => {
  const folder = newFolder();
  const files = ['json', 'ubj'].flatMap((ending) =>
    ['ours', 'categories', 'classes'].map((name) => join(folder, `${name}.${ending}`))
  );
  const ours = await xgboost(loanApplications(), { rounds: 2, earlyStopping: 0, folds: 2, maxDepth: 2 });
  const small = { categories: models['binary, categories, early stopping'], classes: models['multiclass, sample weights'] };
  for (const path of files.filter((path) => path.includes('ours'))) await ours.save(path);
  for (const [name, { json, ubj }] of Object.entries(small)) {
    writeFileSync(join(folder, `${name}.json`), json);
    writeFileSync(join(folder, `${name}.ubj`), Buffer.from(ubj, 'base64'));
  }
  const { counts, odd } = await runNodeScript<{ counts: { [kind: string]: number }; odd: string[] }>('loadDamagedModels.cjs', [
    folder,
    String(fuzzSeed),
    // One place in three; all of them with STILLROOM_FUZZ_TIMES=3.
    String(3 / fuzzTimes),
    ...files
  ]);
  expect(odd).toEqual([]);
  expect(counts.cut).toBeGreaterThan(150);
  expect(counts.flipped).toBeGreaterThan(300);
  expect(counts.loaded).toBeGreaterThan(30);
});
