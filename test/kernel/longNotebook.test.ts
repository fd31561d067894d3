import { expect, test } from 'vitest';
import { runPythonScript } from './runPythonScript';

test('400 cells and 20,000 lines arrive through nbclient, each in its own cell and in order', async () => {
  expect(await runPythonScript('longNotebook.py')).toEqual({ wrongCells: [], allLines: true, mixedInOrder: true });
});
