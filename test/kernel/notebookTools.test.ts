import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
// @ts-expect-error plain JavaScript, shared with the scripts
import { buildWheel } from '../../scripts/buildWheel.mjs';
import { emptyFolder, python } from './kernelUnderTest';
import { runPythonScript } from './runPythonScript';

test('nbclient, nbconvert, papermill, jupytext, nbval, jupyter console and VS Code run notebooks of the kernel', async () => {
  const folder = emptyFolder();
  try {
    const wheel = (buildWheel as (folder: string) => string)(join(folder.path, 'wheel'));
    const packages = join(folder.path, 'packages');
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--no-index', '--no-deps', '--target', packages, wheel]);
    const { seconds, failed } = await runPythonScript('notebook_tools.py', { PYTHONPATH: packages });
    expect(failed).toEqual({});
    expect(Object.keys(seconds)).toHaveLength(9);
  } finally {
    folder.remove();
  }
});
