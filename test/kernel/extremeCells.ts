import type { AwkwardCell } from './awkwardCells';

const error = (words: string | RegExp) => ({ error: words });
const tooDeep = error('nesting that TypeScript can follow, got deeper');
const node = Number(process.versions.node.split('.')[0]);
const soon = 'await new Promise((done) => setTimeout(done, 5))';

const sizes: AwkwardCell[] = [
  [`'${'a'.repeat(1_000_000)}'.length`, '1000000'],
  [`${'['.repeat(10_000)}${']'.repeat(10_000)}`, tooDeep],
  [`${'!'.repeat(10_000)}1`, tooDeep],
  [[Array.from({ length: 5000 }, (_, i) => `const many${i} = ${i}`).join('\n'), 'many42 + many4321'], '4363'],
  [
    'type Deep<N, A extends any[] = []> = A["length"] extends N ? A : Deep<N, [...A, 1]>\nlet deep: Deep<2000>',
    error('excessively deep')
  ],
  ['new Array(1e7)', '[ <10000000 empty items> ]'],
  ['new Array(-1)', error('Invalid array length')],
  ['new Float32Array(1e11)', error(node >= 22 ? 'Array buffer allocation failed' : 'Invalid typed array length')],
  ["'x'.repeat(2 ** 30)", error('Invalid string length')],
  ['let nested: any = null; for (let i = 0; i < 1e5; i++) nested = [nested]; nested.length', '1']
];

/** Values that throw when they are looked at. */
const values: AwkwardCell[] = [
  ["({ get a() { throw new Error('getter') }, b: 1 })", '{ a: [Getter], b: 1 }'],
  [
    "({ get [Symbol.toStringTag]() { throw new Error('tag') } })",
    node >= 24 ? '{ Symbol(Symbol.toStringTag): [Getter] }' : '[object] (its inspection failed: Error: tag)'
  ],
  ["({ get then() { throw new Error('then') } })", '{ then: [Getter] }'],
  ["({ then() { throw new Error('then throws') } })", error('then throws')],
  ['class Bad { get [Symbol.iterator]() { throw 1 } get length() { throw 2 } }; new Bad()', 'Bad {}'],
  ['new Proxy({}, { get() { throw 1 }, ownKeys() { throw 2 } })', '{}'],
  [
    'const gone = Proxy.revocable({}, {}); gone.revoke(); gone.proxy',
    "<Revoked Proxy> (its inspection failed: TypeError: Cannot perform 'getPrototypeOf' on a proxy that has been revoked)"
  ],
  ['[gone.proxy, 1]', '[ <Revoked Proxy>, 1 ]'],
  ['await gone.proxy', error('revoked')],
  ['throw gone.proxy', error('<Revoked Proxy>')],
  [`setTimeout(() => { throw gone.proxy }, 0); ${soon}; 1`, '1'],
  [`void Promise.reject(gone.proxy); ${soon}; 2`, '2'],
  [`void Promise.reject(undefined); void Promise.reject(Object.create(null)); ${soon}; 3`, '3'],
  ['`${{ [Symbol.toPrimitive]() { return {} } }}`', error('Cannot convert object to primitive value')],
  ['+({ [Symbol.toPrimitive]: () => 7 } as any)', '7'],
  ["throw Object.freeze(new Error('frozen'))", error('frozen')],
  ["throw new (class extends Error { get stack(): any { throw 1 } })('no stack')", error('no stack')],
  ['new WeakRef({ a: 1 }).deref()', '{ a: 1 }'],
  ["new FinalizationRegistry(() => { throw new Error('late') }).register({}, 1)", undefined],
  ['5n / 0n', error('Division by zero')],
  ['[2n ** 64n, BigInt.asUintN(8, 257n)]', '[ 18446744073709551616n, 1n ]'],
  ['Temporal.Now.instant()', error("Cannot find name 'Temporal'")],
  ["new Intl.NumberFormat('de').format(1234.5)", "'1.234,5'"],
  ["new Intl.DateTimeFormat('no locale')", error('Incorrect locale')],
  ['new Date(NaN)', 'Invalid Date'],
  ['[, 1, , 2]', '[ <1 empty item>, 1, <1 empty item>, 2 ]'],
  ['new WeakMap([[{}, 1]])', 'WeakMap { <items unknown> }'],
  ['[1n, -0, NaN]', '[ 1n, -0, NaN ]'],
  ['Object.create(null)', '[Object: null prototype] {}'],
  ['[Promise.resolve(1), new Promise(() => {})]', '[ Promise { 1 }, Promise { <pending> } ]'],
  ['throw NaN', error('NaN')],
  ['throw () => 1', error('[Function (anonymous)]')],
  ["throw new DOMException('stopped', 'AbortError')", error('AbortError: stopped')],
  ["JSON.parse('{bad')", error('in JSON at position 1')],
  ["`${Symbol('x') as any}`", error('Cannot convert a Symbol value to a string')],
  ['type Loop = Loop[]; const loop: Loop = []; loop.push(loop); loop', '<ref *1> [ [Circular *1] ]'],
  ["process.chdir('/no such folder')", error('no such file or directory')],
  ["process.dlopen({ exports: {} }, '/nope')", error('/nope')],
  ['const shared = new SharedArrayBuffer(8); Atomics.wait(new Int32Array(shared), 0, 0, 1)', "'timed-out'"]
];

/** Other ways to run code, and other processes and threads. */
const elsewhere: AwkwardCell[] = [
  ['outer: for (const i of [1, 2]) for (;;) { if (i === 1) continue outer; break outer }\n5', '5'],
  ['class Old { @((target: any, key: string) => console.log(key)) m() {} }', error('"experimentalDecorators": true')],
  ['class Part { m(@((target: any) => {}) one: number) {} }', error('"experimentalDecorators": true')],
  [
    "function modern(value: any, context: ClassMethodDecoratorContext) {}\nclass M { @modern m() {} }; 'decorated'",
    "'decorated'"
  ],
  ['await using r = {}', error(/'\[Symbol\.asyncDispose\]\(\)'/)],
  ["eval('1 + 1') + new Function('a', 'return a * 2')(4)", '10'],
  ["eval('1 +')", error('Unexpected end of input')],
  ["import vm from 'vm'; vm.runInNewContext('[1, x]', { x: 2 })", '[ 1, 2 ]'],
  ['vm.runInNewContext("throw new RangeError(\'other realm\')")', error('other realm')],
  ["vm.runInNewContext('while (true) {}', {}, { timeout: 20 })", error('timed out after 20ms')],
  [
    "import { Worker } from 'worker_threads'; await new Promise((done) => new Worker(\"require('worker_threads').parentPort.postMessage(42)\", { eval: true }).on('message', done))",
    '42'
  ],
  [
    "await new Promise((_, fail) => new Worker(\"throw new TypeError('in a worker')\", { eval: true }).on('error', fail))",
    error('in a worker')
  ],
  ["import { execSync, spawn } from 'child_process'; execSync('echo hi').toString()", "'hi\\n'"],
  ["execSync('exit 3', { stdio: 'pipe' })", error('Command failed')],
  [
    "await new Promise((done) => spawn('no-such-command').on('error', ({ message }) => done(message)))",
    "'spawn no-such-command ENOENT'"
  ],
  ['async function* steps() { yield 1; yield 2 }\nlet sum = 0; for await (const step of steps()) sum += step; sum', '3'],
  ["async function* fails() { throw new Error('in a generator') }\nfor await (const one of fails()) {}", error('in a generator')],
  ['let ticks = 0; const tick = () => { if (ticks++ < 1e5) queueMicrotask(tick) }; tick(); await null; ticks > 0', 'true'],
  [
    `const flood = Array.from({ length: 1000 }, () => setInterval(() => {}, 0)); ${soon}; flood.forEach(clearInterval); flood.length`,
    '1000'
  ],
  ["process.stdin.destroy(); require('fs').closeSync(0)", undefined],
  ["import { close, closeSync } from 'node:fs'; closeSync(1); await new Promise((done) => close(2, done))", 'null'],
  ["execSync('cat').toString()", "''"],
  ['process.stdout.end(); process.stdout.destroy(); 1', '1'],
  [['process.chdir("/")', "import { triple } from './no-such-file'"], error('there is no such file')],
  ["process.kill(process.pid, 'SIGINT')", error('cannot end its kernel')],
  ['const __stillroom_names__ = 5', error('choose another')]
];

/** Built-in objects that no longer change; nothing mends it. */
const frozen: AwkwardCell[] = [
  [['for (const one of [Object, Array, Function]) Object.freeze(one.prototype)', 'class A { x = 1 }; new A()'], 'A { x: 1 }'],
  [['Object.freeze(globalThis); Object.freeze(Promise.prototype); Object.freeze(Map.prototype)', 'const after = 5'], undefined],
  ['await Promise.resolve(after)', '5']
];

export const extremeCells: AwkwardCell[] = [...sizes, ...values, ...elsewhere, ...frozen];

/** What Node, TypeScript and the kernel have a use for, taken away; nothing mends it. */
export const destructive: AwkwardCell[] = [
  ['process.emit = null as any', error('emit is not a function')],
  ["require('events').EventEmitter.prototype.emit = null", error('emit is not a function')],
  ['Function.prototype.apply = null as any', node >= 24 ? 'null' : error('apply is not a function')],
  [['(globalThis as any).Buffer = null', 'typeof Buffer'], "'object'"],
  [["import fs from 'fs'; fs.readFileSync = (() => 'mocked') as any", "import os from 'os'; fs.readFileSync('any')"], "'mocked'"],
  [['process.stderr.write = () => { throw 1 }', `void Promise.reject(new Error('unseen')); ${soon}; 1`], '1'],
  [['process.nextTick = null as any; process.cwd = null as any; (performance as any).now = null', '2'], '2'],
  [['(globalThis as any).Set = null; (globalThis as any).Proxy = null', "import { sep } from 'path'; sep"], "'/'"],
  [["require('util').inspect = null; require('vm').Script = null", '({ a: 1 })'], '{ a: 1 }'],
  [['(globalThis as any).structuredClone = (globalThis as any).queueMicrotask = null', '3'], '3'],
  [['for (const key of Object.getOwnPropertyNames(String.prototype)) delete (String.prototype as any)[key]', '`${4}`'], "'4'"],
  ['const text: string = 4', error('not assignable')],
  [['delete (globalThis as any).console', 'console.log(1)'], error('console is not defined')],
  ['class List extends Array {}; new List()', 'List(0) []'],
  [['for (const key of Reflect.ownKeys(Object)) try { delete (Object as any)[key] } catch {}', '5 + 1'], '6'],
  ["throw new Error('still told')", error('still told')],
  ['kd.softTargets.name', "'softTargets'"]
];
