// Makes of the compiled views one script and one stylesheet for the page of a report, with the schema of its records: extension/stillroom_lab/report/static/.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
// The bundler that JupyterLab's own builder brings.
const { rspack } = createRequire(createRequire(import.meta.url).resolve('@jupyter/builder/package.json'))('@rspack/core');
const target = join(here, 'stillroom_lab/report/static');

const compiler = rspack({
  mode: 'production',
  target: ['web', 'es2022'],
  entry: join(here, 'lib/extension/src/reportPage/reportPage.js'),
  output: { path: target, filename: 'page.js', asyncChunks: false, iife: true },
  // In a page of one file there is nothing to fetch later.
  module: { parser: { javascript: { dynamicImportMode: 'eager' } } },
  performance: { hints: false },
  devtool: false
});

const stats = await new Promise((settle, fail) => compiler.run((error, done) => (error ? fail(error) : settle(done))));
if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
await new Promise((settle) => compiler.close(settle));

mkdirSync(target, { recursive: true });
const styles = ['index.css', 'alignmentMap.css'].map((name) => readFileSync(join(here, 'style', name), 'utf8'));
writeFileSync(join(target, 'views.css'), styles.join('\n'));
copyFileSync(join(here, '../src/record/runRecordSchema.json'), join(target, 'runRecordSchema.json'));
