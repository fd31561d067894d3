import { expect, test } from 'vitest';
import { runPythonScript } from './runPythonScript';

test('nbclient, nbconvert, papermill, jupytext, nbval, jupyter console and VS Code run notebooks of the kernel', async () => {
  const { seconds, failed } = await runPythonScript('notebook_tools.py');
  expect(failed).toEqual({});
  expect(Object.keys(seconds)).toHaveLength(9);
});
