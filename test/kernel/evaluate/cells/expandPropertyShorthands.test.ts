import { expect, test } from 'vitest';
import { expandPropertyShorthands } from '../../../../kernel/evaluate/cells/expandPropertyShorthands';
import { ts } from './transpile';

/** A program of a cell and of the declarations of earlier ones. */
function expanded(cell: string): string {
  const texts: Record<string, string> = { '/cell.ts': cell, '/earlier.d.ts': 'declare let a: number; declare let b: number;' };
  const files = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true)])
  );
  const host = { ...ts.createCompilerHost({}), getSourceFile: (name: string) => files[name] };
  const program = ts.createProgram(Object.keys(files), { target: ts.ScriptTarget.ES2022, noLib: true }, host);
  const checker = program.getTypeChecker();
  const isEarlier = (symbol: { declarations?: { getSourceFile(): { fileName: string } }[] }) =>
    symbol.declarations?.some((one) => one.getSourceFile().fileName === '/earlier.d.ts') ?? false;
  let text = '';
  const write = (_name: string, written: string) => void (text = written);
  program.emit(files['/cell.ts'], write, undefined, false, { before: [expandPropertyShorthands(ts, checker, isEarlier)] });
  return text.trim();
}

test.each([
  ['f({ a, own });', 'f({ a: exports.a, own });'],
  ['({ a } = f());', '({ a: exports.a } = f());'],
  ['({ a = 1, b } = f());', '({ a: exports.a = 1, b: exports.b } = f());'],
  ['f({ a: b });', 'f({ a: b });'],
  ['((a) => ({ a }));', '((a) => ({ a }));'],
  ['f({ g: { a } });', 'f({ g: { a: exports.a } });']
])('expandPropertyShorthands() of %j', (source, expected) => {
  expect(expanded(source)).toBe(expected);
});
