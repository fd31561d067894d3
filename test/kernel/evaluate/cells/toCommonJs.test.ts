import { expect, test } from 'vitest';
import { toCommonJs } from '../../../../kernel/evaluate/cells/toCommonJs';
import { ts } from './transpile';

const place = (text: string, word: string) => {
  const before = text.slice(0, text.indexOf(word)).split('\n');
  return [before.length - 1, before.at(-1)!.length] as const;
};

const source = "import { first } from './first';\ninterface Gone {\n  a: string\n}\n\nenum Colour { red }\nfail(first)";

test('toCommonJs() gives a module that names the map of no file, and the way back to the lines of its source', () => {
  const { javascript, sourceLine } = toCommonJs(ts, 'cell.ts', source, {}, {});
  expect(javascript).toContain('require("./first")');
  expect(javascript).not.toContain('sourceMappingURL');
  expect(sourceLine(...place(javascript, 'fail'))).toBe(6);
  expect(sourceLine(...place(javascript, 'first_1 ='))).toBe(0);
});

test('toCommonJs() knows no line of what TypeScript adds', () => {
  const { javascript, sourceLine } = toCommonJs(ts, 'cell.ts', source, {}, {});
  expect(sourceLine(...place(javascript, 'use strict'))).toBeUndefined();
});
