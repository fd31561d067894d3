import { expect, test } from 'vitest';
import { keepDeclarationsAfterFailure } from '../../../../kernel/evaluate/cells/keepDeclarationsAfterFailure';
import { ts } from './transpile';

test('keepDeclarationsAfterFailure() keeps what has a value, brings back what was not replaced, and keeps types', () => {
  const now = "declare const early: 1;\ndeclare const late: 2;\ninterface Shape { a: 1 }\nimport { x, y } from 'z';\n";
  const before = 'declare const late: "old";\ndeclare const early: "old";\n';
  const kept = keepDeclarationsAfterFailure(ts, now, before, (name) => name === 'early');
  expect(kept.split('\n').filter((line) => line !== '')).toEqual([
    'declare const early: 1;',
    'interface Shape { a: 1 }',
    'declare const late: "old";'
  ]);
});
