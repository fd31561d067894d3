import { expect, test } from 'vitest';
import { runPythonScript } from './runPythonScript';

test('output before cells, after cells, of a dying kernel and for a reader that does not read', async () => {
  expect(await runPythonScript('output_outside_cells.py')).toEqual({
    earlyOnTerminal: true,
    lastOnTerminal: true,
    lastInNotebook: true,
    diedOf: -6,
    lateOfFirst: [true, true, true, true],
    ofSecond: 'second 0\nsecond 1\nsecond 2\nsecond 3\nsecond 4\n',
    lateDisplay: [true],
    daemon: true,
    grownLittle: true,
    slowReader: true
  });
});
