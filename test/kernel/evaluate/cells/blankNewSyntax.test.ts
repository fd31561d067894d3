import { expect, test } from 'vitest';
import { blankNewSyntax } from '../../../../kernel/evaluate/cells/blankNewSyntax';
import { ts } from './transpile';

test.each([
  ["import a from './a.json' with { type: 'json' }", "import a from './a.json'" + ' '.repeat(" with { type: 'json' }".length)],
  ['#!/usr/bin/env node\n1', '///usr/bin/env node\n1'],
  ['const text = "from \'./a\' with { type }"', 'const text = "from \'./a\' with { type }"'],
  ['with (Math) { sin(1) }', 'with (Math) { sin(1) }']
])('blankNewer(%j) keeps every line and column', (source, expected) => {
  expect(blankNewSyntax(ts, source)).toBe(expected);
});
