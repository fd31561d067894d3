/**
 * This kernel beside tslab, Deno's and ipykernel on this machine, written into docs/kernel.md: `node bench/kernel/scoreboard.mjs
 * [folder for the rivals]`, after `npm start` has set everything up. It takes about a quarter of an hour on two quiet cores. A
 * machine that does something else meanwhile gives wrong times.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWheel } from '../../scripts/buildWheel.mjs';
import { installOtherKernels } from './installOtherKernels.mjs';
import { scoreboardTables } from './scoreboardTables.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '..', '..');
const page = join(root, 'docs', 'kernel.md');
const scripts = ['protocol_suite', 'interrupted_code', 'lost_outputs', 'latency', 'notebook_tools', 'mistakes_caught'];

const folder = resolve(process.argv[2] ?? join(tmpdir(), 'stillroom-rivals'));
const { interpreter, jupyter, kernels, tslabModules } = installOtherKernels(folder);
execFileSync(process.execPath, [join(root, 'dist', 'kernel', 'start', 'kernelspec', 'installKernelspec.js'), jupyter]);
// Papermill learns of the kernel's language from the wheel, as it does from ipykernel's own package of Python.
const wheel = buildWheel(join(folder, 'wheel'));
execFileSync(interpreter, ['-m', 'pip', 'install', '-q', wheel]);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const all = { stillroom: { name: 'stillroom', version }, ...kernels };

const found = Object.fromEntries(Object.keys(all).map((kernel) => [kernel, {}]));
for (const script of scripts) {
  for (const [kernel, { name }] of Object.entries(all)) {
    found[kernel][script] = ask(script, name);
    console.log(kernel, script, JSON.stringify(found[kernel][script]));
  }
}
const machine = `${cpus().length} cores (${cpus()[0].model.trim()}), Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
writeFileSync(page, between(readFileSync(page, 'utf8'), `${scoreboardTables(all, found)}\n\nMeasured on ${machine}.`));

/** What a script prints, or why it prints nothing. */
function ask(script, name) {
  // What the user's own kernels remember must not be found in searches.
  const remembered = mkdtempSync(join(folder, 'history-'));
  const { stdout, stderr } = spawnSync(interpreter, [join(here, `${script}.py`), name], {
    env: {
      ...process.env,
      JUPYTER_PATH: jupyter,
      JUPYTER_DATA_DIR: remembered,
      IPYTHONDIR: remembered,
      SCOREBOARD_TSLAB: tslabModules,
      PATH: `${dirname(interpreter)}:${process.env.PATH}`
    },
    encoding: 'utf8',
    timeout: 900_000
  });
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1));
  } catch {
    return { failed: stderr.trim().split('\n').at(-1) };
  }
}

function between(text, made) {
  const [begin, end] = ['<!-- scoreboard -->', '<!-- end of scoreboard -->'];
  const [before, rest] = text.split(begin);
  return `${before}${begin}\n\n${made}\n\n${end}${rest.split(end)[1]}`;
}
