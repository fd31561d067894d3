import { afterAll, beforeAll, expect, test } from 'vitest';
import { type KernelUnderTest, shown, startKernel, streamed } from './kernelUnderTest';

/**
 * Cells of the kinds that tslab's documentation shows: https://github.com/yunabe/tslab (README.md, docs/advanced.md) and the notebook
 * "Getting started" of https://github.com/yunabe/tslab-examples.
 */
let kernel: KernelUnderTest;
beforeAll(async () => {
  kernel = await startKernel();
});
afterAll(() => kernel.close());

async function value(code: string): Promise<unknown> {
  const result = await kernel.run(code);
  expect(result.reply).toMatchObject({ status: 'ok' });
  return shown(result);
}

test('functions, classes and interfaces go from cell to cell', async () => {
  await value(
    '/** The n-th triangular number. */\nfunction triangular(n: number): number {\n  return n > 0 ? n + triangular(n - 1) : 0\n}'
  );
  const block = await kernel.run('{\n  const n = 4\n  console.log(`triangular(${n}) = ${triangular(n)}`)\n}');
  expect(streamed(block)).toBe('triangular(4) = 10\n');
  const greeter = await kernel.run(`interface Greeter { greet(): string }
class Polite implements Greeter {
  private name: string
  constructor(name: string) { this.name = name }
  greet(): string { return \`Good day, \${this.name}\` }
}
function print(one: Greeter) { console.log(one.greet()) }
print(new Polite('reader'))`);
  expect(streamed(greeter)).toBe('Good day, reader\n');
  const described = await kernel.ask('inspect', { code: 'triangular', cursor_pos: 3, detail_level: 0 });
  expect(described.reply.data['text/plain']).toBe('function triangular(n: number): number\n\nThe n-th triangular number.');
});

test('await works at the top of a cell', async () => {
  expect(
    await value(
      'let pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));\nconst begun = Date.now();\nawait pause(5);\n`slept ${Date.now() - begun >= 4}`'
    )
  ).toBe("'slept true'");
});

test('tslab.display shows text, HTML, Markdown, pictures and any other type', async () => {
  await value('import fs from "fs"\nimport * as tslab from "tslab"');
  const { outputs } = await kernel.run(`tslab.display.html('Hello <b>notebook</b>')
tslab.display.markdown('# Title')
tslab.display.latex('$x$')
tslab.display.javascript('1')
tslab.display.svg('<svg xmlns="http://www.w3.org/2000/svg"></svg>')
tslab.display.text('plain')
for (const kind of ['png', 'jpeg', 'gif', 'pdf'] as const) tslab.display[kind](new Uint8Array([1, 2, 3]))
tslab.display.raw('application/json', '{}')
tslab.display.raw('image/webp', Buffer.from([1, 2, 3]))`);
  const data = outputs.filter(({ type }) => type === 'display_data').map((one) => one.data);
  expect(data).toEqual([
    { 'text/html': 'Hello <b>notebook</b>' },
    { 'text/markdown': '# Title' },
    { 'text/latex': '$x$' },
    { 'text/javascript': '1' },
    { 'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg"></svg>' },
    { 'text/plain': 'plain' },
    ...['image/png', 'image/jpeg', 'image/gif', 'application/pdf'].map((type) => ({ [type]: 'AQID' })),
    { 'application/json': '{}' },
    { 'image/webp': 'AQID' }
  ]);
});

test('tslab.newDisplay() replaces what it has shown, also in a later cell, and leaves other places alone', async () => {
  const first = await kernel.run("const place = tslab.newDisplay(); place.text('begins'); tslab.newDisplay().text('another')");
  const later = await kernel.run("place.html('<i>goes on</i>')");
  const id = (output: (typeof later.outputs)[number]) => (output.transient as { display_id: string }).display_id;
  const [begins, another] = first.outputs.filter(({ type }) => type === 'display_data');
  const [update] = later.outputs.filter(({ type }) => type === 'update_display_data');
  expect(update.data).toEqual({ 'text/html': '<i>goes on</i>' });
  expect([id(update), id(another) === id(begins)]).toEqual([id(begins), false]);
});

test('tslab.versions names what cells are checked by and run on', async () => {
  expect(await value('Object.keys(tslab.versions)')).toBe("[ 'tslab', 'typescript', 'node' ]");
  expect(await value('tslab.versions.node === process.version && /^\\d+\\.\\d+/.test(tslab.versions.typescript)')).toBe('true');
  expect((await kernel.run("tslab.display.png('no bytes')")).reply.evalue).toContain(
    "not assignable to parameter of type 'Uint8Array"
  );
});

test('a cell that begins with @module is a module that other cells import, with JSX where it says so', async () => {
  await value('/** @module numbers */\nexport const answer = 42\nexport function half(x: number) { return x / 2 }');
  expect(await value("import { answer, half } from './numbers'\nhalf(answer)")).toBe('21');
  await value(`/** @module bold @jsx */
const React = { createElement: (tag: string, _: unknown, text: string) => \`<\${tag}>\${text}</\${tag}>\` }
export const bold = <b>loud</b>`);
  expect(await value("import { bold } from './bold'\nbold")).toBe("'<b>loud</b>'");
  await value('/** @module numbers */\nexport const answer = 43');
  expect(await value("import * as again from './numbers'\nagain.answer")).toBe('43');
  expect((await kernel.run("import { half } from './numbers'")).reply.evalue).toContain("has no exported member 'half'");
  expect((await kernel.run('/** @module wrong */\nexport const text: string = 5')).reply.evalue).toContain('not assignable');
});

test('a mistake is named before anything of the cell runs', async () => {
  const { reply, outputs } = await kernel.run("console.log('runs')\nlet count: number = 'one'");
  expect(reply.evalue).toContain("Type 'string' is not assignable to type 'number'");
  expect(outputs.filter(({ type }) => type === 'stream')).toEqual([]);
});
