import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KernelUnderTest } from './kernelUnderTest';
import { emptyFolder, shown, startKernel, streamed } from './kernelUnderTest';
import { writeFiles } from './notebookFolder';

test('a package, a local file and tsconfig.json hold as soon as they are there or changed, and no longer when they are gone', async () => {
  const folder = emptyFolder();
  const kernel = await startKernel(folder.path);
  const importPackage = "import { greeting } from 'later'; greeting";
  const importFile = "import { answer } from './answer'; answer";
  try {
    for (const code of [importPackage, importFile]) expect((await kernel.run(code)).reply.evalue).toContain('Cannot find module');
    const later = join(folder.path, 'node_modules', 'later');
    mkdirSync(later, { recursive: true });
    writeFileSync(join(later, 'package.json'), JSON.stringify({ name: 'later', main: 'index.js', types: 'index.d.ts' }));
    writeFileSync(join(later, 'index.js'), "exports.greeting = 'hello'");
    writeFileSync(join(later, 'index.d.ts'), 'export declare const greeting: string');
    writeFileSync(join(folder.path, 'answer.ts'), 'export const answer = 42');
    expect(shown(await kernel.run(importPackage))).toBe("'hello'");
    expect(shown(await kernel.run(importFile))).toBe('42');
    rmSync(join(folder.path, 'answer.ts'));
    expect((await kernel.run(`${importFile} + 1`)).reply.evalue).toContain('Cannot find module');
    await changeFiles(kernel, folder.path);
    await changeConfig(kernel, folder.path);
  } finally {
    await kernel.close();
    folder.remove();
  }
});

test('a package loads anew in the next cell when an interrupt has stopped it in the middle of its code', async () => {
  const folder = emptyFolder();
  writeFiles(folder.path, {
    'node_modules/slow/package.json': { name: 'slow', main: 'index.js', types: 'index.d.ts' },
    'node_modules/slow/index.js': "const part = require('./part'); exports.whole = part.begun + part.ended",
    'node_modules/slow/part.js': "exports.begun = 'a'; while (globalThis.slowly) console.log('loading'); exports.ended = 'b'",
    'node_modules/slow/index.d.ts': 'export declare const whole: string'
  });
  const kernel = await startKernel(folder.path);
  try {
    await kernel.run('Object.assign(globalThis, { slowly: true }); Object.entries = null as any');
    const stopped = await kernel.run("import * as first from 'slow'; first.whole", { interruptAt: 'loading' });
    expect(stopped.reply.ename).toBe('KeyboardInterrupt');
    await kernel.run('Object.assign(globalThis, { slowly: false })');
    expect(shown(await kernel.run("import { whole } from 'slow'; whole"))).toBe("'ab'");
  } finally {
    await kernel.close();
    folder.remove();
  }
});

/** The very next cell sees what was written, also through another file and in another folder. */
async function changeFiles(kernel: KernelUnderTest, folder: string): Promise<void> {
  const outer = "import { told } from './outer'; told()";
  const write = (inner: string) => writeFiles(folder, { 'lib/inner.ts': inner });
  writeFiles(folder, {
    'outer.ts': "import { inner } from './lib/inner'\nexport const told = () => inner",
    'data.json': { a: 1 }
  });
  write('export const inner = 1');
  expect(shown(await kernel.run(outer))).toBe('1');
  write("export const inner = 'two'");
  expect(shown(await kernel.run(`${outer}.length`))).toBe('3');
  write('\nexport const inner: number = true');
  expect((await kernel.run(outer)).reply.traceback.slice(0, 2)).toEqual([
    "lib/inner.ts, line 2: Type 'boolean' is not assignable to type 'number'. (TS2322)",
    '  export const inner: number = true'
  ]);
  write("interface Gone { a: 1 }\n\nthrow new Error('while it loads')\nexport const inner = 1");
  expect((await kernel.run(outer)).reply.traceback.slice(0, 3)).toEqual([
    'Error: while it loads',
    '    at lib/inner.ts, line 3',
    "        throw new Error('while it loads')"
  ]);
  rmSync(join(folder, 'lib', 'inner.ts'));
  expect((await kernel.run(outer)).reply.evalue).toContain("Cannot find module './lib/inner'");
  const data = "import data from './data.json'; data.a";
  expect(shown(await kernel.run(data))).toBe('1');
  writeFiles(folder, { 'data.json': { a: 22 } });
  expect(shown(await kernel.run(data))).toBe('22');
}

async function changeConfig(kernel: KernelUnderTest, folder: string): Promise<void> {
  const notANumber = 'let none: number = null';
  expect((await kernel.run(notANumber)).reply.status).toBe('ok');
  const compilerOptions = { baseUrl: '.', paths: { '@own/*': ['own/*'] }, lib: ['dom'], jsx: 'react', jsxFactory: 'h' };
  writeFiles(folder, {
    'strict.json': { compilerOptions: { strict: true } },
    'tsconfig.json': { extends: './strict.json', compilerOptions },
    'own/part.tsx':
      'const h = (tag: string) => tag\ndeclare global { namespace JSX { interface IntrinsicElements { i: object } } }\nexport const part = <i />'
  });
  expect((await kernel.run(notANumber)).reply.evalue).toContain("Type 'null' is not assignable");
  expect(shown(await kernel.run("import { part } from '@own/part'; let element: HTMLElement | undefined; part"))).toBe("'i'");
  writeFiles(folder, { 'tsconfig.json': '{ "compilerOptions": ' });
  const broken = await kernel.run('1 + 1');
  expect([shown(broken), streamed(broken, 'stderr')]).toEqual(['2', expect.stringContaining('tsconfig.json, line 1: ')]);
  expect(streamed(await kernel.run('1 + 1'), 'stderr')).toBe('');
  writeFiles(folder, { 'tsconfig.json': { compilerOptions: { experimentalDecorators: true, strictt: true } } });
  const decorated = await kernel.run(
    'function seen(target: object, key: string) { console.log(key) }\nclass D { @seen method() {} }'
  );
  expect([streamed(decorated), streamed(decorated, 'stderr')]).toEqual([
    'method\n',
    expect.stringContaining("Did you mean 'strict'?")
  ]);
  rmSync(join(folder, 'tsconfig.json'));
  expect((await kernel.run(notANumber)).reply.status).toBe('ok');
}
