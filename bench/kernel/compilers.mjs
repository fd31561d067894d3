/**
 * The kernel with each of its two compilers, one after the other on this machine: `node bench/kernel/compilers.mjs [cells]`, after the set-up. The
 * figures are what a client sees, as in `latency.py`; memory is that of all processes of the kernel.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '..', '..');
const cells = process.argv[2] ?? '1000';
const folder = mkdtempSync(join(tmpdir(), 'stillroom-compilers-'));
try {
  execFileSync(process.execPath, [join(root, 'dist', 'kernel', 'start', 'kernelspec', 'installKernelspec.js'), folder]);
  const [before, after] = ['tslab', 'typescript7'].map(measure);
  const rows = Object.keys(before).flatMap((name) => row(name, before[name], after[name]));
  console.log(['| | TypeScript 5.0 | TypeScript 7 |', '| --- | ---: | ---: |', ...rows].join('\n'));
} finally {
  rmSync(folder, { recursive: true });
}

function measure(compiler) {
  const env = { ...process.env, STILLROOM_COMPILER: compiler, JUPYTER_PATH: folder, JUPYTER_DATA_DIR: join(folder, 'data') };
  const python = join(root, '.venv', 'bin', 'python');
  const printed = execFileSync(python, [join(here, 'latency.py'), 'stillroom', cells], { env, encoding: 'utf8' });
  return JSON.parse(printed.trim().split('\n').at(-1));
}

function row(name, before, after) {
  if (typeof before === 'number') return [`| ${name} | ${before.toFixed(2)} | ${after.toFixed(2)} |`];
  return Object.keys(before).map((part) => `| ${name}, ${part} | ${shown(before[part])} | ${shown(after[part])} |`);
}

function shown(value) {
  return typeof value === 'number' ? value.toFixed(1) : String(value);
}
