import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KernelUnderTest } from './kernelUnderTest';
import { shown, startKernel, streamed } from './kernelUnderTest';

/** A loop that looks at the interrupt by itself, as `kd.distill` does. */
const cooperative = `
const host = (globalThis as any)[Symbol.for('stillroom.host')]
async function cooperate() {
  const release = host.hold()
  try {
    console.log('running')
    while (!host.interrupted()) await new Promise((done) => setTimeout(done, 5))
    return 'stopped'
  } finally { release() }
}
async function deaf() {
  host.hold()
  console.log('running')
  while (true) await new Promise((done) => setTimeout(done, 5))
}
let repairs = 0;
(globalThis as any)[Symbol.for('stillroom.repair')] = () => { repairs++ }
const kept = 'kept'`;

let kernel: KernelUnderTest;
beforeAll(async () => {
  kernel = await startKernel();
  expect((await kernel.run(cooperative)).reply.status).toBe('ok');
});
afterAll(() => kernel.close());

const shapes: Record<string, string> = {
  'a loop that never yields': "console.log('running'); while (true) {}",
  'an await of a timer': "console.log('running'); await new Promise((done) => setTimeout(done, 60_000))",
  'a loop after an await': "await new Promise((done) => setTimeout(done, 1)); console.log('running'); while (true) {}",
  'a loop of awaits':
    "let turns = 0; console.log('running'); for (;;) { await new Promise((done) => setTimeout(done, 1)); turns++ }",
  'a loop of microtasks': "console.log('running'); for (;;) await null",
  'a for await': "async function* ticks() { for (;;) yield 1 }; console.log('running'); for await (const tick of ticks()) {}",
  'native calls in a loop':
    "import { pbkdf2Sync } from 'crypto'; console.log('running'); for (;;) pbkdf2Sync('a', 'b', 1000, 64, 'sha512')",
  'a child process': "import { execSync } from 'child_process'; console.log('running'); execSync('sleep 60')",
  'a child that has ended first':
    "console.log('running'); while (!host.interrupted()); throw Object.assign(new Error('killed'), { signal: 'SIGINT' })",
  'a sleep on shared memory': "console.log('running'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
  'a promise as last value': "console.log('running'); new Promise(() => {})",
  'an await that swallows the error': "console.log('running'); for (;;) { try { await new Promise(() => {}) } catch {} }",
  'a look at the host in a loop': "console.log('running'); for (;;) host.throwIfInterrupted()",
  'a trap of a Proxy': "const trap: any = new Proxy({}, { get() { for (;;) {} } }); console.log('running'); trap.x",
  'a getter': "console.log('running'); ({ get x() { for (;;) {} } }).x",
  'a conversion to text': "console.log('running'); `${{ toString(): string { for (;;) {} } }}`",
  'a finally': "console.log('running'); try { throw 1 } finally { for (;;) {} }",
  'a generator': "console.log('running'); [...(function* () { for (;;) yield 1 })()]",
  'a static block': "console.log('running'); class Endless { static { for (;;) {} } }",
  'a comparator of sort': "console.log('running'); [3, 2, 1].sort(() => { for (;;) {} })",
  'a regular expression that backtracks': "console.log('running'); /^(a+)+$/.test('a'.repeat(40) + 'b')",
  'a value that shows itself': "console.log('running'); ({ [Symbol.for('Jupyter.display')]() { for (;;) {} } })",
  'microtasks without an await of the cell':
    "const spin = (): Promise<void> => Promise.resolve().then(spin); console.log('running'); await spin()",
  'a loop in a timer': "console.log('running'); await new Promise(() => setTimeout(() => { for (;;) {} }, 1))",
  'a question that nobody answers': "console.log('running'); input('name')"
};

describe('an interrupt stops', () => {
  for (const [name, code] of Object.entries(shapes)) {
    test(name, async () => {
      const { reply, outputs } = await kernel.run(code, { interruptAt: 'running', allowInput: true });
      expect(reply).toMatchObject({ status: 'error', ename: 'KeyboardInterrupt' });
      expect(outputs.filter(({ type }) => type === 'error')).toHaveLength(1);
      expect(shown(await kernel.run('kept'))).toBe("'kept'");
    });
  }
});

test('a stopped loop of awaits is no zombie: it counts no further', async () => {
  const stopped = 'let count = 0; console.log("running"); for (;;) { await new Promise((done) => setTimeout(done, 1)); count++ }';
  await kernel.run(stopped, { interruptAt: 'running' });
  const code = 'const before = count; await new Promise((done) => setTimeout(done, 50)); count - before';
  expect(shown(await kernel.run(code))).toBe('0');
});

test('between cells an interrupt ends what keeps the next cell from running', async () => {
  await kernel.run('const forEver = (): Promise<void> => Promise.resolve().then(forEver); void forEver()');
  await kernel.send('interrupt_request', { control: true });
  expect(shown(await kernel.run('kept'))).toBe("'kept'");
});

test('finally blocks of a stopped cell run', async () => {
  const code = "try { console.log('running'); await new Promise(() => {}) } finally { console.log('closed') }";
  expect(streamed(await kernel.run(code, { interruptAt: 'running' }))).toBe('running\nclosed\n');
});

test('while somebody holds, the await resolves and its value is shown', async () => {
  const result = await kernel.run('const first = await cooperate()\nfirst', { interruptAt: 'running' });
  expect(result.reply.status).toBe('ok');
  expect(shown(result)).toBe("'stopped'");
});

test('after a hold the next await throws, and what was assigned is kept', async () => {
  const { reply } = await kernel.run('const second = await cooperate()\nawait null\nconst third = 3', { interruptAt: 'running' });
  expect(reply.ename).toBe('KeyboardInterrupt');
  expect(reply.traceback.join('\n')).toContain('line 2');
  expect(shown(await kernel.run('second'))).toBe("'stopped'");
  expect((await kernel.run('third')).reply.ename).toBe('TypeScriptError');
});

test('a second interrupt ends a hold that does not answer', async () => {
  const { reply } = await kernel.run('await deaf()', { interruptAt: 'running', interrupts: 2 });
  expect(reply.ename).toBe('KeyboardInterrupt');
  expect(shown(await kernel.run('host.interrupted()'))).toBe('false');
});

test('every interrupted cell calls the repair once, others do not', async () => {
  await kernel.run('repairs = 0');
  await kernel.run("console.log('running'); for (;;) host.throwIfInterrupted()", { interruptAt: 'running' });
  expect(shown(await kernel.run('repairs'))).toBe('1');
  await kernel.run("console.log('running'); while (true) {}", { interruptAt: 'running' });
  expect(shown(await kernel.run('repairs'))).toBe('2');
});

test('a loop that goes on behind a hold is stopped too', async () => {
  const { reply } = await kernel.run('await cooperate(); while (true) {}', { interruptAt: 'running' });
  expect(reply.ename).toBe('KeyboardInterrupt');
});

describe('a native call that nothing can stop is named with its line', () => {
  const slow = "import { pbkdf2Sync } from 'crypto'\n";
  test('one that nobody has named', async () => {
    const code = `${slow}console.log('running'); while (!host.interrupted());\nif (kept) {\n  pbkdf2Sync('a', 'b', 4_000_000, 64, 'sha512')\n}\nfor (;;) {}`;
    const result = await kernel.run(code, { interruptAt: 'running' });
    expect(result.reply.ename).toBe('KeyboardInterrupt');
    expect(streamed(result, 'stderr')).toMatch(
      /waiting for a native call at cell \d+, line 4: pbkdf2Sync\('a'.*when it returns\n$/
    );
  });
  test('one of TensorFlow', async () => {
    const code =
      "const big = tf.ones([3000, 3000])\nlet times = 0\nfor (;;)\n  host.native('MatMul', () => " +
      // An interrupt that came before the call would end the cell there.
      "{ if (!times++) console.log('running'); while (!host.interrupted()); const end = Date.now() + 1500; while (Date.now() < end) {} }), host.throwIfInterrupted()";
    const result = await kernel.run(code, { interruptAt: 'running' });
    expect(result.reply.ename).toBe('KeyboardInterrupt');
    expect(streamed(result, 'stderr')).toMatch(/waiting for MatMul at cell \d+, line 3: for/);
  });
});
