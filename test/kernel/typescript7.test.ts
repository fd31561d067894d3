import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AwkwardCell } from './awkwardCells';
import { checkCellOutcome } from './checkCellOutcome';
import type { KernelUnderTest } from './kernelUnderTest';
import { emptyFolder, shown, startKernel } from './kernelUnderTest';
import { writeFiles } from './notebookFolder';

const folder = emptyFolder();
let kernel: KernelUnderTest;
beforeAll(async () => {
  writeFiles(folder.path, { 'data.json': { list: [1, 2] } });
  kernel = await startKernel(folder.path);
});
afterAll(async () => {
  await kernel.close();
  folder.remove();
});

const error = (words: string) => ({ error: words });

/** What is new in TypeScript since 5.0. */
const cells: AwkwardCell[] = [
  [
    'const closed: string[] = []\nfunction open(name: string) { return { name, [Symbol.dispose]() { closed.push(name) } } }',
    undefined
  ],
  ["{ using a = open('a'); using b = open('b'); closed.push(a.name + b.name) }\nclosed", "[ 'ab', 'b', 'a' ]"],
  ["using last = open('last')", undefined],
  ['closed.at(-1)', "'last'"],
  ["await using later = { async [Symbol.asyncDispose]() { closed.push('later') } }", undefined],
  ['closed.at(-1)', "'later'"],
  ['using wrong = 5', error('must be either an object with a')],
  ["import data from './data.json' with { type: 'json' }\ndata.list", '[ 1, 2 ]'],
  ["const words = ['a', undefined].filter((one) => one !== undefined)\nwords.map((one) => one.length)", '[ 1 ]'],
  [
    "const isText = (one: string | number) => typeof one === 'string'\nlet it: string | number = 'x'\nif (isText(it)) it.length",
    undefined
  ],
  ['function pick<T extends string>(all: T[], one: NoInfer<T>) { return one }', undefined],
  ["pick(['a', 'b'], 'c')", error('not assignable to parameter of type \'"a" | "b"\'')],
  [
    'const told: string[] = []\nfunction logged(method: Function, context: ClassMethodDecoratorContext) { told.push(`${context.kind} ${String(context.name)}`) }\nclass Marked { @logged run() {} }\ntold',
    "[ 'method run' ]"
  ],
  ['function both<const T>(one: T): [T, T] { return [one, one] }\nboth({ a: 1 })[0].a', '1'],
  ['const checked = { a: 1, b: 2 } satisfies Record<string, number>\nchecked.a', '1']
];

test('cells have the language of today: using, import attributes, inferred predicates, NoInfer, decorators', async () => {
  const wrong: object[] = [];
  for (const cell of cells) wrong.push(...(await checkCellOutcome(kernel, cell)));
  expect(wrong).toEqual([]);
});

test.runIf(Number(process.versions.node.split('.')[0]) >= 22)('cells have iterator helpers', async () => {
  expect(await checkCellOutcome(kernel, ['[1, 2, 3].values().map((x) => 2 * x).toArray()', '[ 2, 4, 6 ]'])).toEqual([]);
});

test('completion offers names of the toolkit where any name can stand, behind all others, until `kd` is something else', async () => {
  const matches = async (code: string) => (await kernel.ask('complete', { code, cursor_pos: code.length })).reply.matches;
  await kernel.run('const softThing = 1');
  const found = await matches('const loss = softT');
  expect([found[0], found.at(-1)]).toEqual(['softThing', 'kd.softTargets']);
  expect(await matches('softThing.softT')).toEqual([]);
  await kernel.run('{ const kd = 1 }');
  expect(await matches('softT')).toContain('kd.softTargets');
  const other = await startKernel(folder.path);
  await other.run('const kd = 1');
  expect((await other.ask('complete', { code: 'softT', cursor_pos: 5 })).reply.matches).not.toContain('kd.softTargets');
  await other.close();
});

test('inspect inside of a call names the argument at the cursor', async () => {
  await kernel.run('/** @param by how far */\nfunction shift(x: number, by: { dx: number }) { return x + by.dx }');
  const { reply } = await kernel.ask('inspect', { code: 'shift(1, ', cursor_pos: 9, detail_level: 0 });
  expect(reply.data['text/plain']).toContain('here: by: { dx: number; }. how far');
});

/** Each of the last lines takes seconds, and there are forty. */
const slowToCheck = `type D = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
type Cube<N extends number> = { [A in \`\${D}\${D}\`]: { [B in \`\${D}\${D}\`]: { [C in \`\${D}\${D}\`]: \`\${A}\${B}\${C}\${N}\` } } }
type Flat<T> = { [A in keyof T]: { [B in keyof T[A]]: { [C in keyof T[A][B]]: [A, B, C, T[A][B][C]] } } }
type Same<T> = T extends [infer W, infer X, infer Y, infer Z] ? [W, X, Y, Z] : never
type Back<T> = { [A in keyof T]: { [B in keyof T[A]]: { [C in keyof T[A][B]]: Same<T[A][B][C]> } } }
${Array.from({ length: 40 }, (_, n) => `const there${n}: Flat<Cube<${n}>> = null!, back${n}: Back<Flat<Cube<${n}>>> = there${n}`).join('\n')}`;

describe("the compiler's process", () => {
  /** Finds it among the children of the kernel's process, in a cell. */
  const find =
    "require('node:child_process').execFileSync('pgrep', ['-P', String(process.pid), '-f', '--', '--api']).toString().trim()";

  async function compilers(): Promise<number[]> {
    return String(shown(await kernel.run(find)))
      .slice(1, -1)
      .split('\\n')
      .map(Number);
  }

  test('may be killed: every cell is answered, and no name is lost', async () => {
    await kernel.run('let survived = 0');
    for (let times = 1; times <= 3; times++) {
      const [pid] = await compilers();
      process.kill(pid, 'SIGKILL');
      expect(shown(await kernel.run('survived += 1; survived'))).toBe(String(times));
    }
    expect((await kernel.run("survived = 'x'")).reply.evalue).toContain('not assignable');
    expect(await compilers()).toHaveLength(1);
  });

  test('is killed by a cell in the middle of it, and the cell goes on', async () => {
    const kill = `${find}.split('\\n').forEach((pid) => process.kill(Number(pid), 'SIGKILL'))`;
    await kernel.run("const before = 'kept'");
    expect(shown(await kernel.run(`${kill}\nconst middle = 1\nmiddle + 1`))).toBe('2');
    expect(shown(await kernel.run('[before.toUpperCase(), middle]'))).toBe("[ 'KEPT', 1 ]");
  });

  test('is left alone by an interrupt', async () => {
    const before = await compilers();
    const { reply } = await kernel.run("console.log('on'); while (true) {}", { interruptAt: 'on' });
    expect(reply.ename).toBe('KeyboardInterrupt');
    expect(await compilers()).toEqual(before);
  });

  test('is ended by an interrupt of a cell whose types take minutes to check, and no name is lost', async () => {
    const before = await compilers();
    await kernel.run("const known = 'kept'");
    const { reply } = await kernel.run(slowToCheck, { interruptUntilIdle: true });
    expect(reply.ename).toBe('KeyboardInterrupt');
    expect((await kernel.run('known.toFixed()')).reply.evalue).toContain("Property 'toFixed' does not exist on type '\"kept\"'");
    expect(await compilers()).not.toEqual(before);
  });

  test.runIf(process.platform === 'linux')('ends with the kernel', async () => {
    const other = await startKernel(folder.path);
    const pid = Number(String(shown(await other.run(find))).slice(1, -1));
    expect(pid).toBeGreaterThan(0);
    await other.close();
    await expect.poll(() => isThere(pid)).toBe(false);
  });
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
