import type { AwkwardCell } from './awkwardCells';

const error = (words: string | RegExp) => ({ error: words });

/** Imports of packages of every kind; `notebookFolder` has them. */
const packages: AwkwardCell[] = [
  ["import call, { part } from 'one-function'; [call(), part]", "[ 'called', 5 ]"],
  ["import * as all from 'one-function'; all.part", '5'],
  ["import { a } from 'untyped'; a", '1'],
  ["import byDefault, { count, up } from '@scope/esm-only'; [byDefault(), count]", "[ 'default', 7 ]"],
  ["import * as esm from '@scope/esm-only'; up(); [esm.count, esm.default()]", "[ 8, 'default' ]"],
  ["import { sub } from '@scope/esm-only/sub'; sub", "'part'"],
  ["import { deep } from '@scope/esm-only/deep/x'; deep", "'deep'"],
  ["import { value } from 'esm-awaits'; value", "'awaited'"],
  ["const later = await import('@scope/esm-only'); [later.count, later === (await import('@scope/esm-only'))]", '[ 8, true ]'],
  ["const named: string = '@scope/esm-only/sub'; (await import(named)).sub", "'part'"],
  ["import('dual').then(({ kind, default: one }) => [kind, one])", "[ 'require', 1 ]"],
  ["import one, { kind } from 'dual'; [one, kind]", "[ 1, 'require' ]"],
  ['eval("import(\'@scope/esm-only/sub\')").then((all: any) => all.sub)', "'part'"],
  ["const data: string = 'data:text/javascript,export default 42'; (await import(data)).default", '42'],
  ["import { setTimeout as sleep } from 'node:timers/promises'; await sleep(1, 'slept')", "'slept'"],
  ["(await import('node:path')).default.sep", "'/'"],
  [
    "import { kind as refused } from 'refuses-require'; [refused, (await import('refuses-require')).kind]",
    "[ 'import', 'import' ]"
  ],
  ["import 'fails'", error('cannot start')],
  ["import 'esm-fails'", error('cannot begin')],
  ["await import('esm-fails')", error('cannot begin')],
  ["import 'lacks'", error(/^Cannot find module 'not-installed'$/)],
  ["import 'not-installed'", error('npm install not-installed')],
  ["const missing: string = 'not-installed'; await import(missing)", error('npm install not-installed')],
  ["import { none } from 'one-function'", error("has no exported member 'none'")]
];

/** Files beside the notebook, below it and above it. */
const files: AwkwardCell[] = [
  ["import text, { E, Five, triple } from './local'; [text, E.B, Five.five, triple(7)]", "[ 'by default', 1, 5, 21 ]"],
  [
    "import type { Point } from './local'; import { type Point as P2, seen } from './local.ts'; const p: Point & P2 = { x: 1 }; p",
    '{ x: 1 }'
  ],
  ["import { place } from './local.js'; place.map((one) => one.split('/').at(-1))", "[ 'local.ts', 'local.ts' ]"],
  ["import { typed } from './typed.mjs'; typed", "'mts'"],
  ["import { element } from './element'; element", "'b'"],
  ["import { plain } from './plain'; plain({ anything: 3 })", '3'],
  ["import common, { twice } from './common'; [common.twice(4), twice(1)]", '[ 8, 2 ]'],
  ["import { modern } from './modern.mjs'; modern", "'mjs'"],
  ["import { declared } from './declared'; declared", '4'],
  ["import { inFolder } from './folder'; inFolder", "'index'"],
  ["import { used } from './uses'; used", "[ 'default', 8, 'awaited' ]"],
  ["import { both } from './left'; import { back } from './right'; [both(), back()]", "[ 'leftright', 'rightleft' ]"],
  ["import { above, type Up } from '../shared/above'; above", "'from above'"],
  ["const file: string = './local'; (await import(file)).triple(1)", '3'],
  ["import data, { list } from './data.json' with { type: 'json' }; [data.a, list]", '[ 1, [ 1, 2 ] ]'],
  ["(await import('./data.json', { with: { type: 'json' } })).default.a", '1'],
  ["import { fromData } from './attributes'; fromData", '[ 1, 2 ]'],
  ["import broken from './broken.json'", error(/broken\.json/)],
  ["import { none } from './local'", error("has no exported member 'none'")],
  ["import './nowhere'", error('there is no such file')],
  [
    "[import.meta.url.startsWith('file://'), import.meta.dirname === __dirname, __filename.startsWith(__dirname)]",
    '[ true, true, true ]'
  ],
  ["import.meta.resolve('./local.ts').slice(-19)", "'/notebooks/local.ts'"],
  ["require.resolve('./local').endsWith('/local.ts') && require.resolve('one-function').endsWith('/index.js')", 'true'],
  ["[require('@scope/esm-only/sub').sub, require('./data.json').a, require('./local').triple(2)]", "[ 'part', 1, 6 ]"],
  ["#!/usr/bin/env node\nimport.meta.main && require.main === module && 'run'", "'run'"],
  ['module.exports = { a: 1 }; exports.b = 2', '2']
];

export const moduleCells: AwkwardCell[] = [...packages, ...files];
