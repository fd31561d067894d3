// npm test [-- ARGUMENTS OF VITEST]: sets up what is missing, runs every test and closes with `N passed, N failed, N skipped`.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './findChromium.mjs';
import { jupyterEnvironment } from './setup/jupyterEnvironment.mjs';
import { runMain } from './setup/runMain.mjs';
import { nodeModules, root, state } from './setup/paths.mjs';
import { runInForeground } from './setup/runInForeground.mjs';
import { setUp } from './setup/setUp.mjs';
import { tallyTests } from './tallyTests.mjs';

const results = join(state, 'test-results.json');

await runMain(async () => {
  await setUp();
  rmSync(results, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const args = [join(nodeModules, 'vitest', 'vitest.mjs'), 'run', ...reporters, ...process.argv.slice(2)];
  const code = await runInForeground(process.execPath, args, { cwd: root, env: jupyterEnvironment() });
  if (!findChromium())
    console.log('the tests in a browser were skipped: Chromium is missing; install it with: apt-get install chromium');
  const { passed, failed, skipped } = tallyTests(readResults(), code);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
});

/** Undefined when the run was cut off before it could write them. */
function readResults() {
  try {
    return JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    return undefined;
  }
}
