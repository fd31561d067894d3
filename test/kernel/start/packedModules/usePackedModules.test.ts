import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPack, writePack } from '../../../../kernel/start/packedModules/ModulePack';
import { usePackedModules } from '../../../../kernel/start/packedModules/usePackedModules';
import { recordLoadedModules } from '../../../../kernel/start/packModules/recordLoadedModules';
import { emptyFolder } from '../../kernelUnderTest';

const files: Record<string, string> = {
  'main.js': `const other = require('./lib/other');
exports.sum = () => other.one + require('two').two;
exports.circle = other.circle;
exports.greeting = 'Grüß Gott, 你好';
exports.resolved = require.resolve('two');
exports.names = [__filename, __dirname, require.main === process.mainModule, this === exports];
exports.data = require('./data.json').value;
exports.load = () => import('./later.mjs');
exports.fail = () => { throw new Error('of line 9') };`,
  'lib/other.js': "exports.one = 1; exports.circle = () => require('../main').greeting.length;",
  'node_modules/two/index.js': '#!/usr/bin/env node\nmodule.exports = { two: 2 };',
  'node_modules/two/package.json': '{ "name": "two", "main": "index.js" }',
  'data.json': '{ "value": [1] }',
  'later.mjs': "export const later = 'came';"
};

let folder: ReturnType<typeof emptyFolder>;
let pack: string;
let end: () => void = () => undefined;
beforeEach(() => {
  folder = emptyFolder();
  pack = join(folder.path, 'pack');
  for (const name of Object.keys(files)) write(name, files[name]);
  writePack(
    pack,
    recordLoadedModules(() => load().sum())
  );
  forget();
});
afterEach(() => {
  end();
  forget();
  folder.remove();
});

test('a packed module does what its file does', async () => {
  const before = load();
  const [facts, stack] = [factsOf(before), stackOf(before)];
  forget();
  end = usePackedModules(pack);
  const packed = load();
  expect(packed).not.toBe(before);
  expect(factsOf(packed)).toEqual(facts);
  // Its name, line and column are those of the file.
  expect(stackOf(packed)).toBe(stack);
  expect(await packed.load()).toMatchObject({ later: 'came' });
  expect(load()).toBe(packed);
});

test('all CommonJS modules are packed, with the files that they require', () => {
  const { modules } = readPack(pack);
  expect(modules.map(({ path }) => path.slice(folder.path.length + 1))).toEqual([
    'main.js',
    'lib/other.js',
    'node_modules/two/index.js'
  ]);
  expect(Object.keys(modules[0].requires).sort()).toEqual(['./data.json', './lib/other', 'two']);
});

test('modules come from the pack, without being looked for', () => {
  end = usePackedModules(pack);
  // The package would no longer be found; its file is what it was.
  write('node_modules/two/package.json', '{ "name": "two", "main": "missing.js", "exports": {} }');
  expect(load().sum()).toBe(3);
});

test('a module whose file is another now comes from its file', () => {
  write('node_modules/two/index.js', '// Another length.\nmodule.exports = { two: 20 };');
  end = usePackedModules(pack);
  expect(load().sum()).toBe(21);
});

test('after its end modules come from their files, by Node', () => {
  const usual = createRequire(__filename).extensions['.js'];
  usePackedModules(pack)();
  expect(createRequire(__filename).extensions['.js']).toBe(usual);
  expect(load().sum()).toBe(3);
});

test('without a pack everything is as ever', () => {
  end = usePackedModules(join(folder.path, 'none'));
  expect(load().sum()).toBe(3);
});

function write(name: string, text: string): void {
  const path = join(folder.path, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}

function load(): any {
  return createRequire(join(folder.path, 'start.js'))('./main');
}

function forget(): void {
  const { cache } = createRequire(__filename);
  for (const path of Object.keys(cache)) if (path.startsWith(folder.path)) delete cache[path];
}

function factsOf(main: any): unknown[] {
  return [main.sum(), main.circle(), main.greeting, main.resolved, main.names, main.data];
}

function stackOf(main: any): string {
  try {
    return main.fail();
  } catch (error) {
    return (error as Error).stack!.split('\n')[1];
  }
}
