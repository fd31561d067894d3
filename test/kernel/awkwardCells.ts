import { destructive, extremeCells } from './extremeCells';

/** What a cell must end with: its shown value, `undefined` for none, or words of its error. */
export type Expected = string | undefined | { error: string | RegExp };

/** A cell, or cells of which the last one counts, as people write and paste them. */
export type AwkwardCell = [cells: string | string[], expected: Expected];

const error = (words: string | RegExp) => ({ error: words });

const unfinished: AwkwardCell[] = [
  ['const x: = 3', error('Type expected.')],
  ["let s = 'abc", error('Unterminated string literal.')],
  ['`unfinished ${1 + ', error('Expression expected.')],
  ['/* never closed', error("'*/' expected.")],
  ['/[/', error('Unterminated regular expression literal.')],
  ['(1 + ', error('Expression expected.')],
  ['{ a: [1, 2', error(/expected/)],
  ['function f( {', error(/expected/)],
  ['class {', error(/expected/)],
  ['if (', error('Expression expected.')],
  ['1 +* 2', error('Expression expected.')],
  ['let 1x = 2', error('not allowed at this location')],
  ['(('.repeat(20), error('Expression expected.')],
  [`${'('.repeat(3000)}1${')'.repeat(3000)}`, error(/deep|stack/i)],
  ['1__0', error('Multiple consecutive numeric separators are not permitted.')],
  ['const let = 3', error('Identifier expected')],
  ['let yield = 3', error('Identifier expected')],
  ['const await = 3', error('Identifier expected')],
  ['const eval = 4', error("Invalid use of 'eval'")],
  ['const 🧪 = 1', error('Invalid character.')],
  ['break', error("'break' statement")],
  ['continue', error("'continue' statement")],
  ['yield 3', error("'yield' expression")],
  ['return 5', error('leave out `return`')],
  ['new.target', error('new.target')],
  ['arguments', error("Cannot find name 'arguments'")]
];

const pasted: AwkwardCell[] = [
  ['```ts\n1 + 1\n```', error('Markdown')],
  ['> 1 + 1', error('leave out the prompts')],
  ['In [3]: 1 + 1', error('leave out the prompts')],
  ['%matplotlib inline', error('magic')],
  ['%%time\n1 + 1', error('magic')],
  ['!ls', error('shell command')],
  ['def f(x):\n    return x + 1', error('Python')],
  ['import numpy as np', error('Python')],
  ['from os import path', error('Python')],
  ['for i in range(10):\n    pass', error('Python')],
  ['print("hello")', error('console.log')],
  ['rate = 3', error('let rate = 3')],
  ['<div>hello</div>', error('JSX')],
  ['using r = 1', error("'[Symbol.dispose]()' method")],
  ['const q = 1\n[1, 2].map((x) => x)', error('semicolon')],
  ['<!-- comment -->', error(/expected/)]
];

const empty: AwkwardCell[] = [
  ['', undefined],
  ['   \n\n', undefined],
  ['// only a comment', undefined],
  ['/* only a comment */', undefined],
  [';;;', undefined],
  ['"use strict"', "'use strict'"],
  ['label: 1', undefined],
  ['label: for (;;) { break label }', undefined],
  ['1\r\n+ 2\r\n', '3'],
  ['\uFEFF1 + 2', '3'],
  // JavaScript since 2019 does not take it for the end of a line.
  ["'a\u2028b'.length", '3'],
  ['1_000 + 0b11 + 0o7', '1010'],
  ['10n ** 20n', '100000000000000000000n'],
  ['const 変数 = 1, π = 2, $ = 3, _ = 4; 変数 + π + $ + _', '10'],
  ["({ '🧪': 1 })", "{ '🧪': 1 }"],
  ["'\\uD800'.length", '1'],
  [`'${'x'.repeat(100_000)}'.length`, '100000'],
  [`${'void 0;\n'.repeat(2000)}7`, '7']
];

/** Names that JavaScript, Node or the kernel have a use for. */
const shadowed: AwkwardCell[] = [
  [['const console = 1', 'console + 1'], '2'],
  [["const process = 'p'", 'process'], "'p'"],
  [['let require = 3; require', "import { join } from 'path'; join('a', 'b')"], "'a/b'"],
  ['require', '3'],
  [['const exports = { a: 1 }', 'exports.a'], '1'],
  [['const module = 5', 'module'], '5'],
  [['let kd = 5', 'kd'], '5'],
  [["const tf = 'x'", 'tf'], "'x'"],
  [['const display = 1', 'display'], '1'],
  [['const Object = 3', 'Object'], '3'],
  [['const Promise = 3', 'await 5'], '5'],
  [['const Symbol = 2, Array = 3, Error = 4, Map = 5, JSON = 6', '[Symbol, JSON].map((x) => x)'], '[ 2, 6 ]'],
  [['const tsLastExpr = 8', '9', 'tsLastExpr'], '8'],
  [['const __private = 1, __proto = 2', '__private + __proto'], '3'],
  [["const __dirname = 'here'", '__dirname'], "'here'"],
  [['const __proto__ = 4', '__proto__'], '4'],
  [['const constructor = 1, toString = 2, hasOwnProperty = 3', 'constructor + toString + hasOwnProperty'], '6'],
  ['let async = 1, of = 2, get = 3, type = 4, as = 5, from = 6; async + of + get + type + as + from', '21'],
  [['const kept = 1', 'function takes(exports: number) { return [kept, exports] }; takes(2)'], '[ 1, 2 ]']
];

const declared: AwkwardCell[] = [
  [['const v = 1', "function v() { return 'f' }; v()"], "'f'"],
  ['class v { a = 1 }; new v().a', '1'],
  ['enum v { A, B }; v.B', '1'],
  [["type v = string; const vs: v = 'x'", 'vs'], "'x'"],
  [['namespace v { export const inner = 5 }', '1', '2', 'v.inner'], '5'],
  ["import * as v from 'path'; v.sep", "'/'"],
  [['let v: number | undefined', 'v'], undefined],
  [["const { v, w = 4, ...others } = { v: 'd', z: 1 } as any", '[v, w, others]'], "[ 'd', 4, { z: 1 } ]"],
  [['let free', "free = 5; free = 'x'; free"], "'x'"],
  [
    [
      'function over(a: string): string\nfunction over(a: number): number\nfunction over(a: any): any { return a }',
      'over(1) + 1'
    ],
    '2'
  ],
  ['over(true)', error('No overload matches this call.')],
  [['class K { x = 1 }\nnamespace K { export const y = 2 }', '1', 'K.y + new K().x'], '3'],
  [['function fn() { return 1 }\nnamespace fn { export let prop = 2 }', '1', 'fn.prop + fn()'], '3'],
  [["enum E { A = 'a' }\nenum E { C = 'c' }", '[E.A, E.C]'], "[ 'a', 'c' ]"],
  [['interface M { a: number }\ninterface M { b: number }', 'const m: M = { a: 1, b: 2 }; m'], '{ a: 1, b: 2 }'],
  [
    [
      'declare global { interface Number { half(): number } }\nNumber.prototype.half = function () { return Number(this) / 2 }',
      '1',
      '(4).half()'
    ],
    '2'
  ],
  [
    'function pick<T extends object, Key extends keyof T>(o: T, k: Key): T[Key] { return o[k] }\npick({ a: 1 }, "b")',
    error('"b"')
  ],
  ['type Boom<T> = Boom<[T]>', error('circularly references itself')],
  ['function dec(target: any, key?: any): any { console.log(key) }\nclass D { @dec method() {} }', undefined],
  [
    'class P { #x = 1; static #y = 2; get x() { return this.#x } static { this.#y = 3 } static y() { return P.#y } }\n[new P().x, P.y()]',
    '[ 1, 3 ]'
  ],
  ['class Acc { accessor z = 1 }; new Acc().z', '1'],
  ['export default 5', '5'],
  [['export default function deff() { return 3 }', 'deff()'], '3'],
  [['export default class Defc { a = 1 }', 'new Defc().a'], '1'],
  [['const ex1 = 1; export { ex1, ex1 as ex2 }', 'ex1'], '1'],
  ["export { sep } from 'path'", undefined],
  ["export type TT = string; const tt: TT = 'a'; tt", "'a'"],
  ['declare function ghostly(): void\nghostly()', error('ghostly is not defined')]
];

const awaited: AwkwardCell[] = [
  ['await Promise.all([1, 2].map(async (x) => x * 2))', '[ 2, 4 ]'],
  ["`${await Promise.resolve('tpl')}`", "'tpl'"],
  ["(await import('path')).sep", "'/'"],
  ['let { a: da, b: [db] } = await Promise.resolve({ a: 1, b: [2] }); [da, db]', '[ 1, 2 ]'],
  ['await null, 5', '5'],
  ['if (true) { await null }', undefined],
  ['function notAsync() { await 1 }', error("'await' expressions")],
  ["void Promise.reject(new Error('nobody waits')); 1", '1'],
  ["setTimeout(() => { throw new Error('late') }, 0); await new Promise((done) => setTimeout(done, 5)); 2", '2']
];

const thrown: AwkwardCell[] = [
  ['throw null', error('null')],
  ['throw undefined', error('undefined')],
  ['throw { a: 1 }', error('{ a: 1 }')],
  ["throw Symbol('sym')", error('Symbol(sym)')],
  ["throw { get message() { throw new Error('gotcha') }, get stack() { throw new Error('gotcha') } }", error('[Getter]')],
  [
    'throw new Proxy({}, { get() { throw 1 }, has() { throw 1 }, ownKeys() { throw 1 }, getPrototypeOf() { throw 1 } })',
    error('{}')
  ],
  ["throw Object.assign(new Error('m'), { name: { toString() { throw 1 } } })", error('m')],
  ["throw Object.assign(new Error('m'), { message: Symbol('s') })", error('Symbol(s)')],
  ["const one: any = new Error('one'), two: any = new Error('two'); one.cause = two; two.cause = one; throw one", error('one')],
  ["throw new AggregateError([new Error('a'), 'b', null], 'several')", error('several')],
  ["throw new Error('x'.repeat(1e6))", error(/^.{4000}… 996000 more characters$/)],
  ["class Other extends Error {}\nthrow new Other('own name')", error('own name')],
  ['/(?<a>x)(?<a>y)/', error('must be mutually exclusive')],
  [
    'function deep(n: number): number { return n === 0 ? 0 : 1 + deep(n - 1) }\ndeep(1e6)',
    error('Maximum call stack size exceeded')
  ],
  ['process.exit()', error('cannot end its kernel')],
  ['process.abort()', error('cannot end its kernel')],
  ["process.kill(process.pid, 'SIGTERM')", error('cannot end its kernel')],
  [['process.removeAllListeners()', "Promise.reject(new Error('after')); void Promise.reject(new Error('after')); 1"], '1'],
  [["process.chdir('/')", '1 + 1'], '2']
];

/** Built-in objects that a cell takes apart; the next cells run, and the last one mends them. */
const tricks: AwkwardCell[] = [
  [
    [
      "Object.defineProperty(Object.prototype, 'evil', { get() { throw 1 }, set() { throw 2 }, configurable: true, enumerable: true })",
      '({ a: 1 })'
    ],
    '{ a: 1 }'
  ],
  ['delete (Object.prototype as any).evil', 'true'],
  [
    ["Object.defineProperty(Object.prototype, 'then', { value(r: any) { r('hijacked') }, configurable: true })", '({ a: 1 })'],
    '{ a: 1 }'
  ],
  ['await ({ a: 1 })', "'hijacked'"],
  ['delete (Object.prototype as any).then', 'true'],
  [['const realPromise = Promise; (globalThis as any).Promise = class { constructor() { throw 1 } }', 'await 1'], '1'],
  ['globalThis.Promise = realPromise; 1', '1'],
  [['const realJSON = JSON; (globalThis as any).JSON = { parse() { throw 1 }, stringify() { throw 2 } }', '1 + 1'], '2'],
  ["throw new Error('with bad JSON')", error('with bad JSON')],
  ['globalThis.JSON = realJSON; 1', '1'],
  [['const realMap = Map; (globalThis as any).Map = null', 'const text: string = 3'], error('not assignable')],
  ['globalThis.Map = realMap; 1', '1'],
  [['const realError = Error; (globalThis as any).Error = null', 'await Promise.resolve(5)'], '5'],
  ['globalThis.Error = realError; 1', '1'],
  [
    ['const each = Array.prototype[Symbol.iterator]; (Array.prototype as any)[Symbol.iterator] = () => { throw 1 }', '1 + 1'],
    '2'
  ],
  ["throw new Error('no iteration')", error('no iteration')],
  ['const [a] = [1]', error('Uncaught: 1')],
  ['Array.prototype[Symbol.iterator] = each; 1', '1'],
  [
    ["const push = Array.prototype.push; Array.prototype.push = () => { throw new TypeError('no push') }", '[].push()'],
    error('no push')
  ],
  ['Array.prototype.push = push; 1', '1'],
  [['Error.prepareStackTrace = () => { throw 1 }', "throw new Error('y')"], error('y')],
  [['Error.prepareStackTrace = (_, frames) => frames', "throw new Error('y2')"], error('y2')],
  [['Error.prepareStackTrace = undefined; Error.stackTraceLimit = 0', "throw new Error('no stack')"], error('no stack')],
  ['Error.stackTraceLimit = 50', '50']
];

/** By kernel: what takes names and built-in objects away has one of its own. */
export const awkwardCells: Record<string, AwkwardCell[]> = {
  'as people write and paste them': [...unfinished, ...pasted, ...empty, ...declared, ...awaited, ...thrown, ...extremeCells],
  'that take over names': shadowed,
  'that take built-in objects apart': [...tricks, ...destructive]
};
