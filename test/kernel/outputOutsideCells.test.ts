import { expect, test } from 'vitest';
import { runScript } from './runScript';

test('output before cells, after cells, of a dying kernel and for a reader that does not read', async () => {
  expect(await runScript('output_edges.py')).toEqual({
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
