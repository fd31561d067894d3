import { expect, test } from 'vitest';
import { sourceLines } from '../../../../kernel/evaluate/cells/sourceLines';
import { ts } from './translated';

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
  expect(sourceLines([map], 0)(...place(text, 'fail'))).toBe(5);
});

test('sourceLines() goes back through several translations, the last one first', () => {
  const first = translate(source);
  const second = translate(first.text, ts.ScriptTarget.ES5);
  expect(sourceLines([second.map, first.map], 0)(...place(second.text, 'fail'))).toBe(5);
});

test('sourceLines() takes off the lines that stand before the source; what is in them has none', () => {
  const { text, map } = translate(`first()\n${source}`);
  expect(sourceLines([map], 1)(...place(text, 'fail'))).toBe(5);
  expect(sourceLines([map], 1)(...place(text, 'first'))).toBeUndefined();
});

test('sourceLines() finds nothing without the map of each translation', () => {
  const { text, map } = translate(source);
  expect(sourceLines([map, undefined], 0)(...place(text, 'fail'))).toBeUndefined();
});
