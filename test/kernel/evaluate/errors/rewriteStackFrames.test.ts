import { expect, test } from 'vitest';
import { rewriteStackFrames } from '../../../../kernel/evaluate/errors/rewriteStackFrames';
import { cellSources } from '../cellSources';

const cells = cellSources({ 'cell-script-1': 'a()\nb()' });

test('rewriteStackFrames() names the frames of cells, leaves out those of Node, and keeps all other lines', () => {
  const text = 'Error: x\n    at a (cell-script-1:2:1)\n    at run (node:vm:1:1)\n\nand more\n';
  expect(rewriteStackFrames(text, cells)).toBe('Error: x\n    at a, cell 1, line 2\n\nand more\n');
});

test('rewriteStackFrames() leaves text alone in which no cell is named', () => {
  const text = 'Error: x\n    at run (node:vm:1:1)\n';
  expect(rewriteStackFrames(text, cells)).toBe(text);
});
