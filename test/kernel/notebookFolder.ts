import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes files below a folder; an object is written as JSON. */
export function writeFiles(folder: string, files: Record<string, string | object>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

function packaged(name: string, more: object, files: Record<string, string>): Record<string, string | object> {
  const inPackage = (file: string) => `node_modules/${name}/${file}`;
  const written = Object.entries(files).map(([file, text]) => [inPackage(file), text]);
  return { [inPackage('package.json')]: { name, version: '1.0.0', ...more }, ...Object.fromEntries(written) };
}

/** Packages of every kind, and above and beside the folder `notebooks` files of every kind. */
export const notebookFolder: Record<string, string | object> = {
  ...packaged(
    'own-package',
    { main: 'index.js', types: 'index.d.ts' },
    { 'index.js': 'exports.origin = "the notebook\'s parent";', 'index.d.ts': 'export const origin: string;' }
  ),
  ...packaged(
    'one-function',
    { main: 'index.js', types: 'index.d.ts' },
    {
      'index.js': "module.exports = () => 'called'; module.exports.part = 5",
      'index.d.ts': 'declare function call(): string; declare namespace call { const part: number } export = call'
    }
  ),
  ...packaged('untyped', { main: 'index.js' }, { 'index.js': 'exports.a = 1' }),
  ...packaged(
    '@scope/esm-only',
    {
      type: 'module',
      exports: {
        '.': { types: './index.d.ts', import: './index.js' },
        './sub': { types: './sub.d.ts', import: './sub.js' },
        './deep/*': './deep/*.js'
      }
    },
    {
      'index.js': "export default () => 'default'; export let count = 7; export const up = () => count++",
      'index.d.ts':
        'declare const f: () => string; export default f; export let count: number; export declare const up: () => void',
      'sub.js': "export const sub = 'part'",
      'sub.d.ts': 'export const sub: string',
      'deep/x.js': "export const deep = 'deep'",
      'deep/x.d.ts': 'export const deep: string'
    }
  ),
  ...packaged(
    'esm-awaits',
    { type: 'module', main: 'index.js', types: 'index.d.ts' },
    {
      'index.js': "export const value = await new Promise((done) => setTimeout(() => done('awaited'), 5))",
      'index.d.ts': 'export const value: string'
    }
  ),
  ...packaged(
    'dual',
    { exports: { types: './index.d.ts', import: './index.mjs', require: './index.cjs' } },
    {
      'index.mjs': "export const kind = 'import'; export default 1",
      'index.cjs': "exports.kind = 'require'; exports.default = 1; exports.__esModule = true",
      'index.d.ts': 'export const kind: string; declare const one: number; export default one'
    }
  ),
  ...packaged('fails', { main: 'index.js' }, { 'index.js': "\n\nthrow new TypeError('cannot start')" }),
  ...packaged(
    'refuses-require',
    { exports: { types: './index.d.ts', import: './index.mjs', require: './index.cjs' } },
    {
      'index.d.ts': 'export declare const kind: string;',
      'index.mjs': "export const kind = 'import'",
      'index.cjs': "throw new Error('import it instead')"
    }
  ),
  ...packaged('esm-fails', { type: 'module', main: 'index.js' }, { 'index.js': "\nthrow new TypeError('cannot begin')\n" }),
  ...packaged('lacks', { main: 'index.js' }, { 'index.js': "require('not-installed')" }),
  'shared/above.ts': "export const above = 'from above'; export interface Up { u: number }",
  'notebooks/local.ts': `import { inner } from './inner'
export default 'by default'
export type Point = { x: number }
export enum E { A, B }
export const enum Five { five = 5 }
export const triple = (x: number): number => 3 * x
export const seen = () => inner
export const place = [import.meta.filename, __filename]
export function fail(): never {
  throw new RangeError('too far')
}`,
  'notebooks/inner.ts': "export const inner = 'first'",
  'notebooks/typed.mts': "export const typed: string = 'mts'",
  'notebooks/element.tsx':
    'const React = { createElement: (tag: string) => tag }\ndeclare global { namespace JSX { interface IntrinsicElements { b: object } } }\nexport const element = <b />',
  'notebooks/plain.js': 'export function plain(a) { return a.anything }\nplain.more = 1',
  'notebooks/common.js': 'module.exports = { twice: (x) => 2 * x }',
  'notebooks/modern.mjs': "export const modern = 'mjs'",
  'notebooks/declared.js': 'exports.declared = 4',
  'notebooks/declared.d.ts': 'export const declared: number',
  'notebooks/folder/index.ts': "export const inFolder = 'index'",
  'notebooks/uses.ts':
    "import f, { count } from '@scope/esm-only'\nimport { value } from 'esm-awaits'\nexport const used = [f(), count, value]",
  'notebooks/left.ts': "import { right } from './right'\nexport const left = 'left'\nexport const both = () => left + right",
  'notebooks/right.ts': "import { left } from './left'\nexport const right = 'right'\nexport const back = () => right + left",
  'notebooks/data.json': { a: 1, list: [1, 2] },
  'notebooks/broken.json': '{ "a": ',
  'notebooks/attributes.ts': "import data from './data.json' with { type: 'json' }\nexport const fromData = data.list"
};
