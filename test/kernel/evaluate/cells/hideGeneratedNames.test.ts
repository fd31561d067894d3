import { expect, test } from 'vitest';
import { hideGeneratedNames } from '../../../../kernel/evaluate/cells/hideGeneratedNames';
import { transpile, ts } from './transpile';

test('hideNames() renames what TypeScript writes as exports and require, and leaves what the reader wrote', () => {
  const source = "import { a } from 'x'; export const b = a(exports, require('y'));";
  const text = transpile(source, { after: [hideGeneratedNames(ts)] }, ts.ModuleKind.CommonJS);
  expect(text).toContain('= __stillroom_require__("x")');
  expect(text).toContain("__stillroom_names__.b = (0, x_1.a)(exports, require('y'))");
  expect(text).not.toMatch(/[^_]exports\.b/);
});
