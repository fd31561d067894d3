import { expect, test } from 'vitest';
import { mapToSourceLine } from '../../../../kernel/evaluate/cells/mapToSourceLine';
import { ts } from './transpile';

function translate(source: string, target = ts.ScriptTarget.ES2022): { text: string; map: string } {
  const compilerOptions = { sourceMap: true, target, module: ts.ModuleKind.ESNext };
  const { outputText, sourceMapText } = ts.transpileModule(source, { compilerOptions });
  return { text: outputText, map: sourceMapText! };
}
const place = (text: string, word: string) => {
  const before = text.slice(0, text.indexOf(word)).split('\n');
  return [before.length - 1, before.at(-1)!.length] as const;
};

const source = 'interface Gone {\n  a: string\n}\n\nenum Colour { red }\nfail()';

test('sourceLines() finds the line in the source of a translation', () => {
  const { text, map } = translate(source);
  expect(mapToSourceLine([map], 0)(...place(text, 'fail'))).toBe(5);
});

test('sourceLines() goes back through several translations, the last one first', () => {
  const first = translate(source);
  const second = translate(first.text, ts.ScriptTarget.ES5);
  expect(mapToSourceLine([second.map, first.map], 0)(...place(second.text, 'fail'))).toBe(5);
});

test('sourceLines() takes off the lines that stand before the source; what is in them has none', () => {
  const { text, map } = translate(`first()\n${source}`);
  expect(mapToSourceLine([map], 1)(...place(text, 'fail'))).toBe(5);
  expect(mapToSourceLine([map], 1)(...place(text, 'first'))).toBeUndefined();
});

test('sourceLines() finds nothing without the map of each translation', () => {
  const { text, map } = translate(source);
  expect(mapToSourceLine([map, undefined], 0)(...place(text, 'fail'))).toBeUndefined();
});
