import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCellOutcome } from './checkCellOutcome';
import { completionCases, noCompletions } from './completionCases';
import type { KernelUnderTest } from './kernelUnderTest';
import { emptyFolder, shown, startKernel } from './kernelUnderTest';
import { moduleCells } from './moduleCells';
import { notebookFolder, writeFiles } from './notebookFolder';

const folder = emptyFolder();
let kernel: KernelUnderTest;
beforeAll(async () => {
  writeFiles(folder.path, notebookFolder);
  kernel = await startKernel(join(folder.path, 'notebooks'));
});
afterAll(async () => {
  await kernel.close();
  folder.remove();
});

describe('a last value', () => {
  const values: [string, string | undefined][] = [
    ['1 + 2', '3'],
    ["'text'", "'text'"],
    ['Promise.resolve(5)', '5'],
    ['null', 'null'],
    ['undefined', undefined],
    ['const silent = 1', undefined],
    ['await (async () => 8)()', '8'],
    ['await [1, 2]', '[ 1, 2 ]'],
    ['let sum = 0; for await (const x of [1, 2, 3]) sum += x; sum', '6'],
    ["const fs = await import('fs'); typeof fs.readFileSync", "'function'"],
    ["function load() { return import('fs') } typeof (await load()).readFileSync", "'function'"],
    ["async function loadBoth() { return [await import('fs'), 1] as const } (await loadBoth()).length", '2'],
    ['export const exported = 4; exported', '4'],
    ["import { triple } from './local'; triple(7)", '21'],
    ["import { origin } from 'own-package'; origin", '"the notebook\'s parent"'],
    ["import { version_core } from '@tensorflow/tfjs'; typeof version_core", "'string'"]
  ];
  for (const [code, expected] of values) {
    test(`${code} shows ${expected ?? 'nothing'}`, async () => {
      const result = await kernel.run(code);
      expect(result.reply).toMatchObject({ status: 'ok' });
      expect(shown(result)).toBe(expected);
    });
  }

  test('with Jupyter.display shows its own bundle, also an async one', async () => {
    const code = "({ [Symbol.for('Jupyter.display')]: async () => ({ 'text/html': '<b>1</b>', 'text/plain': 'one' }) })";
    const { outputs } = await kernel.run(code);
    expect(outputs.at(-1)).toMatchObject({ type: 'execute_result', data: { 'text/html': '<b>1</b>', 'text/plain': 'one' } });
  });

  test('that JSON cannot carry is an error', async () => {
    const { reply } = await kernel.run("({ [Symbol.for('Jupyter.display')]: () => ({ 'application/json': 1n }) })");
    expect(reply).toMatchObject({ status: 'error', ename: 'TypeError' });
  });

  test('of great size is cut', async () => {
    expect(String(shown(await kernel.run("'x'.repeat(1e6)"))).length).toBeLessThan(20_000);
  });
});

test('imports: packages of every kind, files of every kind, and what a module knows of itself', async () => {
  const wrong: object[] = [];
  for (const cell of moduleCells) wrong.push(...(await checkCellOutcome(kernel, cell)));
  expect(wrong).toEqual([]);
});

describe('a type error', () => {
  test('names cell and line, shows the line, and a caret under the place', async () => {
    const { reply } = await kernel.run("const fine = 1\nlet wrong: number = 'x'");
    expect(reply.ename).toBe('TypeScriptError');
    expect(reply.traceback).toEqual([
      `cell ${reply.execution_count}, line 2: Type 'string' is not assignable to type 'number'. (TS2322)`,
      "  let wrong: number = 'x'",
      '      ^^^^^'
    ]);
  });

  test('on the first line of a cell that awaits has its caret in place', async () => {
    const { reply } = await kernel.run("const wrong: number = await Promise.resolve('x')");
    expect(reply.traceback[2]).toBe('        ^^^^^');
  });

  test('keeps the cell from running', async () => {
    const { outputs } = await kernel.run("console.log('ran'); nothing()");
    expect(outputs.map(({ type }) => type)).toEqual(['execute_input', 'error']);
  });
});

describe('a thrown error', () => {
  test('is traced through the cells by their own numbers and lines, without the machinery', async () => {
    const made = await kernel.run(
      'interface Unused { a: string }\nfunction fail(): never {\n\n  throw new RangeError("too far")\n}'
    );
    const { reply } = await kernel.run('type Gone = string\n\nfail()');
    expect(reply).toMatchObject({ ename: 'RangeError', evalue: 'too far' });
    expect(reply.traceback).toEqual([
      'RangeError: too far',
      `    at fail, cell ${made.reply.execution_count}, line 4`,
      '        throw new RangeError("too far")',
      `    at cell ${reply.execution_count}, line 3`,
      '        fail()'
    ]);
  });

  test('of a library names the line of the cell that awaited it', async () => {
    const { reply } = await kernel.run("import { promises } from 'fs'\nawait promises.readFile('missing')");
    expect(reply.traceback.join('\n')).toContain(`cell ${reply.execution_count}, line 2`);
    expect(reply.traceback.join('\n')).not.toMatch(/node:|tslab|dist\/kernel/);
  });

  test('shows its cause; a thrown value that is no error is shown as it is', async () => {
    const { reply } = await kernel.run("throw new Error('outer', { cause: new Error('inner') })");
    expect(reply.traceback.join('\n')).toContain('caused by Error: inner');
    expect((await kernel.run("throw 'a string'")).reply.evalue).toBe('a string');
  });

  test('keeps what was declared before it, and what it would have replaced', async () => {
    await kernel.run("const old = 'old'");
    await kernel.run('const early = 1; throw new Error(); const old = 2');
    expect(shown(await kernel.run('[early, old.toUpperCase()]'))).toBe("[ 1, 'OLD' ]");
  });
});

test('a name can be declared again as anything', async () => {
  const declarations = [
    'const again = 1',
    "let again = 'two'",
    'function again() { return 3 }',
    'class again {}',
    'enum again { four }',
    "import * as again from 'fs'"
  ];
  for (const code of declarations) expect((await kernel.run(code)).reply.status).toBe('ok');
  expect(shown(await kernel.run('typeof again.readFileSync'))).toBe("'function'");
});

test('an earlier name can stand as a shorthand property', async () => {
  await kernel.run('let short = 1; const other = 2');
  expect(shown(await kernel.run('({ short, other })'))).toBe('{ short: 1, other: 2 }');
  expect(shown(await kernel.run('({ short = 9 } = { short: 5 }); const inner = 7; ({ short, inner })'))).toBe(
    '{ short: 5, inner: 7 }'
  );
});

test('a function sees what a later cell has assigned, also after the name was declared again', async () => {
  await kernel.run('let level = 1; const [read, write] = [() => level, (to: number) => { level = to }]');
  await kernel.run('level = 2');
  expect(shown(await kernel.run('read()'))).toBe('2');
  await kernel.run("const level = 'mine'");
  expect(shown(await kernel.run('[level, read()]'))).toBe("[ 'mine', 2 ]");
});

test('a later cell sees what a function has changed', async () => {
  await kernel.run('let counter = 1; const bump = () => { counter++ }');
  expect(shown(await kernel.run('bump(); counter'))).toBe('2');
});

describe('the toolkit, with no import and from a folder that has none', () => {
  async function inspect(code: string, detail_level: number): Promise<Record<string, string>> {
    const { reply } = await kernel.ask('inspect', { code, cursor_pos: code.length, detail_level });
    expect(reply.found).toBe(true);
    return reply.data;
  }

  test('runs', async () => {
    expect(shown(await kernel.run('typeof kd.softTargets'))).toBe("'function'");
    expect(shown(await kernel.run('Array.from(tf.tensor1d([1, 2]).dataSync())'))).toBe('[ 1, 2 ]');
  });

  test('is listed by completion, with kinds', async () => {
    const { reply } = await kernel.ask('complete', { code: 'kd.', cursor_pos: 3 });
    expect(reply.matches).toEqual(expect.arrayContaining(['softTargets', 'crossEntropy', 'distill']));
    const types = reply.metadata._jupyter_types_experimental;
    expect(types.find(({ text }: { text: string }) => text === 'softTargets')).toMatchObject({
      type: 'function',
      start: 3,
      end: 3
    });
  });

  test('is described by inspection: briefly in text, at level 1 wholly, in Markdown always', async () => {
    const brief = await inspect('kd.softTargets', 0);
    const full = await inspect('kd.softTargets', 1);
    expect(brief['text/plain']).toMatch(/^function softTargets\(options\?: SoftTargetsOptions\): Loss\n\nKnowledge distillation/);
    expect(brief['text/plain']).not.toContain('Inputs:');
    for (const text of [full['text/plain'], brief['text/markdown'], full['text/markdown']]) {
      expect(text).toContain('@example');
      expect(text).toContain('A number above 0 or a schedule. Default 4.');
      expect(text).toContain('stillroom/src/losses/softTargets.ts');
    }
    expect(full['text/markdown']).toContain('```ts');
  });

  test("is described as a user's own function is", async () => {
    await kernel.run(
      '/**\n * Doubles.\n *\n * Twice as much.\n * @param x the number\n */\nfunction double(x: number) { return 2 * x }'
    );
    expect((await inspect('double', 0))['text/plain']).toBe('function double(x: number): number\n\nDoubles.');
    expect((await inspect('double', 1))['text/plain']).toContain('Twice as much.\n\n@param x the number');
  });

  test('is described inside the parentheses of a call as well', async () => {
    const code = 'kd.softTargets({ ';
    const { reply } = await kernel.ask('inspect', { code, cursor_pos: code.length });
    expect(reply.data['text/plain']).toContain('softTargets(');
  });

  test('checks types', async () => {
    expect((await kernel.run("kd.softTargets({ temperature: 'hot' })")).reply.ename).toBe('TypeScriptError');
  });
});

describe('completion', () => {
  const declared =
    "const kept = 'x'; let maybe: { px: number; py?: string } | undefined; function mode(m: 'fast' | 'slow', o?: { depth: number }) {}";
  const at = (typed: string) => {
    const [before, after] = typed.split('|');
    return { code: before + after, cursor_pos: [...before].length };
  };

  test('knows names, options, strings and imports in unfinished code, and replaces what is begun', async () => {
    await kernel.run(declared);
    for (const [typed, replaced, match] of completionCases) {
      const { code, cursor_pos } = at(typed);
      const { reply } = await kernel.ask('complete', { code, cursor_pos });
      const { cursor_start, cursor_end, matches } = reply;
      expect([[...code].slice(cursor_start, cursor_end).join(''), matches]).toEqual([replaced, expect.arrayContaining([match])]);
    }
    for (const typed of noCompletions) expect((await kernel.ask('complete', at(typed))).reply.matches).toEqual([]);
  });

  test('and inspection take a cursor outside of the code to be at its end or beginning, and see what was declared again', async () => {
    await kernel.run('const kept = 5; interface Shape { a: 1 }');
    for (const cursor_pos of [-5, 99]) {
      const completed = await kernel.ask('complete', { code: 'kept', cursor_pos });
      expect(completed.reply.matches[0]).toBe('kept');
      const inspected = await kernel.ask('inspect', { code: 'kept', cursor_pos, detail_level: 1 });
      expect(inspected.reply.data['text/plain']).toBe('const kept: 5');
    }
    const types = await kernel.ask('inspect', { code: 'Shape', cursor_pos: 5, detail_level: 0 });
    expect(types.reply.data['text/plain']).toBe('interface Shape');
    for (const code of ['for', 'nobody', '123', ''])
      expect((await kernel.ask('inspect', { code, cursor_pos: code.length, detail_level: 0 })).reply.found).toBe(false);
  });
});
