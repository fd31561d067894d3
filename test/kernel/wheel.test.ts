import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
// @ts-expect-error plain JavaScript, shared with the scripts
import { ownSources } from '../../scripts/setup/steps/addon.mjs';
// @ts-expect-error plain JavaScript, shared with the scripts
import { buildWheel } from '../../scripts/buildWheel.mjs';
import { emptyFolder, python, root } from './kernelUnderTest';

const folder = emptyFolder();
const venv = join(folder.path, 'venv');
const bin = join(venv, 'bin');
const data = join(folder.path, 'data');
/** Nothing of the checkout's own Jupyter: what is found, the wheel has brought. */
const { JUPYTER_PATH: _path, JUPYTER_PREFER_ENV_PATH: _prefer, ...outside } = process.env;
const env = {
  ...outside,
  JUPYTER_DATA_DIR: data,
  JUPYTER_CONFIG_DIR: join(folder.path, 'config'),
  PATH: `${bin}:${outside.PATH}`
};

function run(command: string, args: string[], more: NodeJS.ProcessEnv = {}): string {
  return execFileSync(join(bin, command), args, { env: { ...env, ...more }, cwd: folder.path, encoding: 'utf8', stdio: 'pipe' });
}

/** Jupyter and pip are read from the checkout's venv, so that the test needs no network. */
beforeAll(() => {
  execFileSync(python, ['-m', 'venv', '--without-pip', venv]);
  const library = (of: string) =>
    join(
      of,
      'lib',
      readdirSync(join(of, 'lib')).find((name) => name.startsWith('python'))!,
      'site-packages'
    );
  writeFileSync(join(library(venv), 'jupyter.pth'), library(join(root, '.venv')) + '\n');
  const wheel = (buildWheel as (folder: string) => string)(join(folder.path, 'wheel'));
  run('python', ['-m', 'pip', 'install', '--quiet', '--no-index', '--no-deps', '--ignore-installed', wheel]);
});
afterAll(() => folder.remove());

test('the wheel brings labextension and kernelspec', () => {
  // It lists on stderr.
  const list = `"${join(bin, 'python')}" -m jupyterlab.labextensions list 2>&1`;
  expect(execFileSync('sh', ['-c', list], { env, encoding: 'utf8' })).toMatch(
    /@stillroom\/lab v\S+ .*enabled.*OK.*\(python, stillroom\)/
  );
  const specs = JSON.parse(run('python', ['-m', 'jupyter_client.kernelspecapp', 'list', '--json'])).kernelspecs;
  expect(specs.stillroom.resource_dir).toBe(join(venv, 'share', 'jupyter', 'kernels', 'stillroom'));
  expect(specs.stillroom.spec.argv.slice(1)).toEqual(['-m', 'stillroom_lab.kernel', '{connection_file}']);
});

test('the wheel tells nbconvert and papermill of the report and of the kernel', () => {
  const script = `from importlib.metadata import distribution
stillroom = distribution('stillroom'); print(stillroom.locate_file('')); print(*{one.group for one in stillroom.entry_points})`;
  const [place, groups] = run('python', ['-c', script]).split('\n');
  expect(place.startsWith(venv)).toBe(true);
  expect(groups.split(' ')).toEqual(expect.arrayContaining(['nbconvert.exporters', 'papermill.engine']));
});

test('the wheel brings what stillroom setup compiles', () => {
  const packed = join(run('python', ['-c', 'import stillroom_lab; print(stillroom_lab.__path__[0])']).trim(), 'js');
  expect((ownSources as string[]).filter((path) => !existsSync(join(packed, path)))).toEqual([]);
});

test('before stillroom setup every cell says what to run', () => {
  const notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [code('1 + 1')] };
  expect(outputsOf(execute(notebook)).evalue).toContain('run: stillroom setup');
});

test('after stillroom setup the quickstart runs as far as its first distillation and becomes a report', () => {
  expect(run('stillroom', ['setup'], { STILLROOM_NODE_MODULES: join(root, 'node_modules') })).toContain('is ready in');
  mkdirSync(join(folder.path, 'notebooks'), { recursive: true });
  copyFileSync(join(root, 'notebooks', 'quickstart.ipynb'), join(folder.path, 'notebooks', 'quickstart.ipynb'));
  const { cells, ...quickstart } = JSON.parse(readFileSync(join(folder.path, 'notebooks', 'quickstart.ipynb'), 'utf8'));
  const end = cells.findIndex(
    ({ cell_type: type, source }: any) => type === 'code' && [source].flat().join('').includes('kd.distill(')
  );
  expect(end).toBeGreaterThan(0);
  const notebook = execute({ ...quickstart, cells: cells.slice(0, end + 1) }, { STILLROOM_QUICK: '1' });
  const errors = notebook.cells
    .flatMap((cell: any) => cell.outputs ?? [])
    .filter((output: any) => output.output_type === 'error');
  expect(errors).toEqual([]);
  const bundles = notebook.cells
    .flatMap((cell: any) => cell.outputs ?? [])
    .flatMap((output: any) => Object.keys(output.data ?? {}));
  expect(bundles.some((type: string) => type.startsWith('application/vnd.stillroom'))).toBe(true);
  run('python', ['-m', 'nbconvert', '--to', 'stillroom', join(folder.path, 'run.ipynb')]);
  expect(readFileSync(join(folder.path, 'run.html'), 'utf8')).toContain('<html');
});

test('stillroom remove and pip uninstall leave nothing behind', () => {
  run('stillroom', ['remove']);
  run('python', ['-m', 'pip', 'uninstall', '--quiet', '--yes', 'stillroom']);
  const left = [venv, data]
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path, { recursive: true, encoding: 'utf8' }));
  expect(left.filter((path) => path.includes('stillroom'))).toEqual([]);
});

function code(source: string): object {
  return { cell_type: 'code', id: 'a', source, metadata: {}, outputs: [], execution_count: null };
}

function execute(notebook: object, more: NodeJS.ProcessEnv = {}): any {
  const path = join(folder.path, 'run.ipynb');
  writeFileSync(path, JSON.stringify(notebook));
  run(
    'python',
    [
      '-m',
      'nbconvert',
      '--execute',
      '--allow-errors',
      '--to',
      'notebook',
      '--inplace',
      '--ExecutePreprocessor.kernel_name=stillroom',
      path
    ],
    more
  );
  return JSON.parse(readFileSync(path, 'utf8'));
}

function outputsOf(notebook: any): any {
  return notebook.cells[0].outputs[0];
}
