/**
 * Makes what is kept in this folder with the version in another checkout, which must be set up and built (`node scripts/setup.mjs` there):
 *
 *     node test/golden/makeGolden.mjs CHECKOUT
 *
 * and then, for the checksums of what the extension draws, `STILLROOM_KEEP=1 npx vitest run test/golden/goldenFiles.test.ts` in that checkout.
 * It stands for everything that users have saved already. Make it again only when a change of how it is drawn is meant.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { goldenView } from './goldenView.mjs';
import { machineFingerprint } from './machineFingerprint.mjs';
import { goldenNotebook } from './goldenNotebook.mjs';
import { measures, goldenRuns } from './goldenRuns.mjs';
import { hasParts, viewsOfMeasures, viewsOfRun } from './goldenViews.mjs';

const checkout = resolve(process.argv[2]);
const here = import.meta.dirname;
const require = createRequire(join(checkout, 'package.json'));
const kd = require('./dist/src/index.js');
const { picture } = require('./dist/src/views/bundle/drawPicture.js');
/** Every view shows itself. */
const bundle = (view) => view[Symbol.for('Jupyter.display')]();

for (const folder of ['records', 'views']) mkdirSync(join(here, folder), { recursive: true });
const write = (path, value) => writeFileSync(join(here, path), `${JSON.stringify(value)}\n`);
const writeViews = (name, views) => {
  const lines = views.map(([kind, view]) => JSON.stringify(goldenView(kind, view, { bundle, picture })));
  writeFileSync(join(here, 'views', `${name}.json`), `[\n${lines.join(',\n')}\n]\n`);
};

for (const [name, run] of Object.entries(goldenRuns)) {
  const record = await run(kd);
  await kd.saveRecord(record, join(here, 'records', `${name}.json`));
  writeViews(name, viewsOfRun(kd, await kd.loadRecord(join(here, 'records', `${name}.json`)), hasParts(name)));
}
const measured = {};
for (const [name, measure] of Object.entries(measures)) measured[name] = await measure(kd);
const { record, confusion } = measured.twoClasses;
await kd.saveRecord(record, join(here, 'records', 'twoClasses.json'));
writeViews('twoClasses', viewsOfRun(kd, record, hasParts('twoClasses')));
writeViews('measures', [...viewsOfMeasures(kd, measured), ['confusion', confusion]]);
write('measures.json', measured);
write('machine.json', { ...machineFingerprint(kd), stillroom: kd.version });

/** Pictures stand in a notebook twice, far apart. */
const wide = { params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 11 } };
const folder = mkdtempSync(join(tmpdir(), 'stillroom-kept-'));
writeFileSync(join(folder, 'notebook.ipynb'), JSON.stringify(goldenNotebook));
mkdirSync(join(folder, 'reports'));
const script = join(checkout, 'scripts', 'execute_notebook.py');
const environment = { ...process.env, STILLROOM_HISTORY: 'off', JUPYTERLAB_SETTINGS_DIR: folder };
const command = [script, join(folder, 'reports'), join(folder, 'notebook.ipynb')];
execFileSync(join(checkout, '.venv', 'bin', 'python'), command, { env: environment, stdio: 'inherit' });
for (const file of ['notebook.ipynb', 'report.html']) {
  const text = readFileSync(join(folder, 'reports', file.replace('report', 'notebook')), 'utf8');
  for (const path of [folder, checkout, here])
    if (text.includes(path)) throw new Error(`${file}: expected no path of this machine, got ${path}; leave it out of the cells`);
  writeFileSync(join(here, `${file}.br`), brotliCompressSync(text, wide));
}
rmSync(folder, { recursive: true });
