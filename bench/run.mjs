/**
 * `npm run bench [-- PIECE... --quick --cores N --to FILE]`: measures pieces of work in turns with what others would use for them, and writes
 * docs/benchmarks.md. The others are installed from PyPI into .stillroom/bench at first. --quick tries everything with few repeats, into
 * reports/benchmarks.md. All programs use the same cores, 2 of them if --cores does not say otherwise.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runMain } from '../scripts/setup/runMain.mjs';
import { root, state } from '../scripts/setup/paths.mjs';
import { SetupError } from '../scripts/setup/SetupError.mjs';
import { setUp } from '../scripts/setup/setUp.mjs';
import { pinToCores } from './harness/pinToCores.mjs';
import { load, describeMachine } from './harness/describeMachine.mjs';
import { writeSection } from './harness/writeSection.mjs';
import { alignmentMap } from './comparisons/alignmentMap.mjs';
import { augmentedStep } from './comparisons/augmentedStep.mjs';
import { scaling } from './comparisons/scaling.mjs';
import { inference } from './comparisons/inference.mjs';
import { serving } from './comparisons/serving.mjs';
import { trainingStep } from './comparisons/trainingStep.mjs';

const pieces = {
  steps: trainingStep,
  augmented: augmentedStep,
  alignmentMap,
  predict: inference('predict'),
  label: inference('label'),
  production: serving,
  growth: scaling
};

await runMain(async () => {
  const { names, quick, cores, page } = readArguments();
  const code = pinToCores(cores);
  if (code !== null) process.exit(code);
  await setUp();
  const { default: kd } = await import(new URL('../dist/src/index.js', import.meta.url));
  const template = readFileSync(new URL('template.md', import.meta.url), 'utf8');
  for (const name of names) {
    console.log(`${name} ...`);
    const [started, before] = [performance.now(), load()];
    const folder = join(state, 'bench', 'work', name);
    rmSync(folder, { recursive: true, force: true });
    const text = await pieces[name]({ kd, quick, folder });
    const took = `${Math.round((performance.now() - started) / 1000)} s`;
    const command = `npm run bench -- ${name}${quick ? ' --quick' : ''}`;
    writeSection(page, template, name, `${text}\n\n${describeMachine(before)} \`${command}\` took ${took}.`);
    console.log(`${name}: ${took}, written into ${relative(root, page)}`);
  }
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        cores: { type: 'string', default: '2' },
        to: { type: 'string' }
      }
    });
    const unknown = positionals.filter((name) => !(name in pieces));
    if (unknown.length > 0) throw new Error(`expected pieces among ${Object.keys(pieces).join(', ')}, got ${unknown.join(', ')}`);
    const { quick, to = join(root, quick ? 'reports' : 'docs', 'benchmarks.md') } = values;
    const cores = Number(values.cores);
    if (!Number.isInteger(cores) || cores < 1) throw new Error(`expected --cores to be a whole number, got ${values.cores}`);
    return { names: positionals.length ? positionals : Object.keys(pieces), quick, cores, page: resolve(to) };
  } catch (error) {
    throw new SetupError(`bench: ${error.message}; use npm run bench -- [PIECE...] [--quick] [--cores N] [--to FILE]`);
  }
}
