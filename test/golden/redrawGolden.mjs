/**
 * Draws the kept records anew with the build of this checkout, where a change of how they are drawn is meant:
 *
 *     node test/golden/redrawGolden.mjs && STILLROOM_KEEP=1 npx vitest run test/golden/goldenFiles.test.ts
 *
 * The records, the notebook and the report stay what the version of then has written.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { goldenView } from './goldenView.mjs';
import { hasParts, viewsOfMeasures, viewsOfRun } from './goldenViews.mjs';

const here = import.meta.dirname;
const require = createRequire(import.meta.url);
const kd = require('../../dist/src/index.js');
const { picture } = require('../../dist/src/views/bundle/drawPicture.js');
const { displayable } = require('../../dist/src/views/bundle/makeDisplayable.js');
const bundle = (view) => displayable(view)[Symbol.for('Jupyter.display')]();

for (const file of readdirSync(join(here, 'records'))) {
  const name = file.replace(/\.json$/, '');
  write(name, viewsOfRun(kd, await kd.loadRecord(join(here, 'records', file)), hasParts(name)));
}
const measured = JSON.parse(readFileSync(join(here, 'measures.json'), 'utf8'));
write('measures', [...viewsOfMeasures(kd, measured), ['confusion', measured.twoClasses.confusion]]);

function write(name, views) {
  const lines = views.map(([kind, view]) => JSON.stringify(goldenView(kind, view, { bundle, picture })));
  writeFileSync(join(here, 'views', `${name}.json`), `[\n${lines.join(',\n')}\n]\n`);
}
