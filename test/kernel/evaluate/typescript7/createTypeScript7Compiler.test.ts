import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CellCompiler, CompiledCell } from '../../../../kernel/evaluate/cells/CellCompiler';
import { createTypeScript7Compiler } from '../../../../kernel/evaluate/typescript7/createTypeScript7Compiler';
import { emptyFolder } from '../../kernelUnderTest';

const folder = emptyFolder();
let compiler: CellCompiler & { pid(): number | undefined; end(): void };
beforeAll(() => {
  compiler = createTypeScript7Compiler(folder.path);
});
afterAll(() => {
  compiler.end();
  folder.remove();
});

/** Compiles a cell, which must be right, and keeps its names. */
function keep(source: string, hasValue?: (name: string) => boolean): CompiledCell {
  const cell = compiler.compile(source);
  if ('diagnostics' in cell) throw new Error(cell.diagnostics[0].message);
  cell.keep(hasValue);
  return cell;
}

function complaints(source: string): string[] {
  const cell = compiler.compile(source);
  if (!('diagnostics' in cell)) return [];
  return cell.diagnostics.map(({ line, column, length, message }) => `${line}:${column}+${length} ${message}`);
}

describe('compile()', () => {
  test('knows what earlier cells have declared, also types that nothing can name', () => {
    keep("const secret = (() => { class Hidden { private part = 1; whole = 'x' } return new Hidden() })()");
    expect(complaints('secret.whole.toUpperCase()')).toEqual([]);
    expect(complaints('secret.part')).toEqual(["0:7+4 Property 'part' is private and only accessible within class 'Hidden'."]);
  });

  test('lets a name be declared again as anything', () => {
    for (const source of ['let again = 1', "const again = 'x'", 'class again { a = 1 }', 'type again = { b: 1 }']) keep(source);
    expect(complaints('let it: again = { b: 1 }')).toEqual([]);
    expect(complaints('again')).toEqual(["0:0+5 'again' only refers to a type, but is being used as a value here."]);
  });

  test('lets a later cell assign to a variable, by its type, and not to a constant', () => {
    keep('let count = 1; const fixed = 2');
    expect(complaints('count = 2; count++')).toEqual([]);
    expect(complaints("count = 'x'")).toEqual(["0:0+5 Type 'string' is not assignable to type 'number'."]);
    expect(complaints('fixed = 3')).toEqual(["0:0+5 Cannot assign to 'fixed' because it is a constant."]);
  });

  test('keeps of a cell that failed what has a value, and what it would have replaced', () => {
    keep("const early = 'x', late = 'y'");
    keep('const early = 1, late = 2', (name) => name === 'early');
    expect(complaints('early.toFixed() + late.toUpperCase()')).toEqual([]);
  });

  test('gives mistakes at their places, behind characters of any width', () => {
    expect(complaints("'🧪変';\r\n  let wrong: number = 'x'")).toEqual([
      "1:6+5 Type 'string' is not assignable to type 'number'."
    ]);
  });
});

describe('complete() and document()', () => {
  test('know names of other cells, members and options in unfinished code', () => {
    keep('/** Doubles.\n * @param x the number\n */\nfunction double(x: number, o?: { depth: number }) { return 2 * x }');
    const texts = (source: string) => compiler.complete(source, source.length).matches.map(({ text }) => text);
    expect(texts('doub')).toContain('double');
    expect(texts('double(1).toF')).toEqual(['toFixed']);
    expect(texts('double(1, { de')).toContain('depth');
    expect(compiler.document('double', 3)).toMatchObject({
      signature: 'function double(x: number, o?: {\n    depth: number;\n}): number',
      text: 'Doubles.',
      options: [{ name: 'o.depth', type: 'number', optional: false }]
    });
    expect(compiler.document('nobody', 3)).toBeUndefined();
  });

  test('document() tells what an argument of a function is, by the overload that takes so many, and of the rest', () => {
    keep(`/** @param x - how far
 * @param names whom to tell */
function move(x: number, ...names: string[]): void {}
declare function over(a: string): void; declare function over(a: number, b: Date): void
class Made { constructor(readonly size: bigint) {} }`);
    const argumentOf = (name: string, index: number) => compiler.document(name, 1, index)?.argument;
    expect(argumentOf('move', 0)).toEqual({ name: 'x', type: 'number', text: 'how far' });
    expect(argumentOf('move', 3)).toEqual({ name: 'names', type: 'string', text: 'whom to tell' });
    expect(argumentOf('over', 1)).toEqual({ name: 'b', type: 'Date', text: '' });
    expect(argumentOf('Made', 0)).toEqual({ name: 'size', type: 'bigint', text: '' });
    expect([argumentOf('over', 2), argumentOf('Made', 1)]).toEqual([undefined, undefined]);
  });
});

test('what the compiler is asked ahead is answered in order, by the same process, whatever is asked and however long nothing is', async () => {
  const before = compiler.pid();
  for (let i = 0; i < 60; i++) {
    keep(`let counted${i} = ${i}`);
    await turns(100);
    expect(complaints(`counted${i} = 'x'`)).toEqual([
      `0:0+${7 + `${i}`.length} Type 'string' is not assignable to type 'number'.`
    ]);
    if (i % 10 !== 0) continue;
    expect(complaints('counted0 +')).toEqual(['0:10+1 Expression expected.']);
    expect(compiler.complete('counted', 7).matches.map(({ text }) => text)).toContain(`counted${i}`);
    expect(compiler.document(`counted${i}`, 3)).toMatchObject({ signature: `let counted${i}: number` });
  }
  expect(compiler.pid()).toBe(before);
});

test('end() ends the process, also where it has been asked something ahead', async () => {
  const own = createTypeScript7Compiler(folder.path);
  own.compile('1');
  const cell = own.compile('const kept = 1');
  if ('keep' in cell) cell.keep();
  const pid = own.pid()!;
  own.end();
  await expect.poll(() => isThere(pid)).toBe(false);
  expect(own.compile('2')).toMatchObject({ async: false });
  own.end();
});

/** Turns of Node's loop, in which it reads what it may. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
}

test('compile() throws the interrupt that ended the compiler, and asks another one after that', () => {
  let kills = 0;
  const own = createTypeScript7Compiler(folder.path, {
    waitsFor: (pid) => pid !== 0 && kills++ === 0 && process.kill(pid, 'SIGKILL'),
    throwIfInterrupted() {
      if (kills === 1) throw new Error('interrupted');
    }
  });
  try {
    expect(() => own.compile('1')).toThrow('interrupted');
    expect(own.compile("const wrong: number = 'x'")).toMatchObject({ diagnostics: [{ line: 0, column: 6 }] });
  } finally {
    own.end();
  }
});

describe('a compiler that is killed', () => {
  test('is started anew, knows all names, and answers what it was asked', async () => {
    keep('let survivor = 1');
    const before = compiler.pid()!;
    process.kill(before, 'SIGKILL');
    expect(complaints("survivor = 'x'")).toEqual(["0:0+8 Type 'string' is not assignable to type 'number'."]);
    expect(compiler.pid()).not.toBe(before);
    process.kill(compiler.pid()!, 'SIGKILL');
    // Long enough for Node to have been told.
    await expect.poll(() => isThere(compiler.pid()!)).toBe(false);
    expect(complaints('survivor.toFixed()')).toEqual([]);
  });
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
