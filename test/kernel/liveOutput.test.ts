import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KernelUnderTest, Result } from './kernelUnderTest';
import { shown, startKernel } from './kernelUnderTest';

let kernel: KernelUnderTest;
beforeAll(async () => {
  kernel = await startKernel();
  const reply = await kernel.run(`
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
async function* ticks(count: number, ms = 10) { for (let i = 0; i < count; i++) { await pause(ms); yield i } }
const state = { seen: 0, closed: 0 }
async function* endless() { try { for (;;) { await pause(5); yield ++state.seen } } finally { state.closed++ } }
async function* silent() { console.log('running'); yield 'first'; await new Promise(() => {}); yield 'never' }`);
  expect(reply.reply.status).toBe('ok');
});
afterAll(() => kernel.close());

/** What one place of the output showed, one after the other; the last is what a notebook stores. */
function drawn(result: Result): string[] {
  const places = result.outputs.filter(({ type }) => type === 'display_data' || type === 'update_display_data');
  const ids = places.map(({ transient }) => (transient as { display_id: string }).display_id);
  expect(new Set(ids).size).toBeLessThanOrEqual(1);
  expect(places.slice(1).every(({ type }) => type === 'update_display_data')).toBe(true);
  return places.map(({ data }) => String(data?.['text/plain']));
}

describe('kd.progress', () => {
  test('draws a loop when it begins, at most ten times a second, and when it has ended', async () => {
    const result = await kernel.run("for (const x of kd.progress([1, 2, 3], { title: 'adding' })) await pause(40)");
    const lines = drawn(result);
    expect(lines[0]).toBe('adding ░░░░░░░░░░░░░░░░░░░░ 0 of 3 (0 %)');
    expect(lines.at(-1)).toMatch(/^adding: 3 done in \d+\.\d s, /);
    expect(lines.length).toBeLessThanOrEqual(2 + result.seconds * 10);
  });

  test('draws little of a loop of a million turns', async () => {
    const result = await kernel.run(
      'let turns = 0; for (const x of kd.progress({ *[Symbol.iterator]() { for (let i = 0; i < 1e6; i++) yield i } })) turns++'
    );
    const lines = drawn(result);
    expect(lines.at(-1)).toMatch(/^1,000,000 done in /);
    expect(lines.length).toBeLessThanOrEqual(3 + result.seconds * 10);
  });

  test('follows a for await', async () => {
    expect(drawn(await kernel.run('for await (const x of kd.progress(ticks(20), { total: 20 })) {}')).at(-1)).toMatch(
      /^20 done in /
    );
  });

  test.each([
    ['break', 'for (const x of kd.progress([0, 1, 2, 3, 4])) if (x === 3) break', 'ok'],
    ['an error of the loop', "for (const x of kd.progress([0, 1, 2, 3, 4])) if (x === 3) throw new Error('mine')", 'error'],
    ['break in a for await', 'for await (const x of kd.progress(ticks(5), { total: 5 })) if (x === 3) break', 'ok']
  ])('closes after %s', async (_name, code, status) => {
    const result = await kernel.run(code);
    expect(result.reply.status).toBe(status);
    expect(drawn(result).at(-1)).toMatch(/^stopped after 3 of 5, /);
  });

  const loops = {
    'that awaits':
      "for (const x of kd.progress(Array(1000).fill(0))) { if (x === 0) console.log('running'); await pause(60_000) }",
    'that never awaits':
      "for (const x of kd.progress({ *[Symbol.iterator]() { for (;;) yield 1 } }, { total: 100 })) console.log('running')",
    'with an item that never ends': "for (const x of kd.progress([1, 2])) { console.log('running'); for (;;) {} }",
    'over an endless source': "console.log('running'); for await (const x of kd.progress(endless())) {}"
  };
  test.each(Object.entries(loops))('is closed by an interrupt of a loop %s', async (_name, code) => {
    const result = await kernel.run(code, { interruptAt: 'running' });
    expect(result.reply).toMatchObject({ status: 'error', ename: 'KeyboardInterrupt' });
    expect(drawn(result).at(-1)).toMatch(/^stopped after /);
    expect(shown(await kernel.run('typeof pause'))).toBe("'function'");
  });
});

test('a value that never gets ready to show itself is left by an interrupt', async () => {
  const code = "({ [Symbol.for('Jupyter.display')]() { console.log('running'); return new Promise(() => {}) } })";
  const { reply } = await kernel.run(code, { interruptAt: 'running' });
  expect(reply).toMatchObject({ status: 'error', ename: 'KeyboardInterrupt' });
  expect(shown(await kernel.run('1 + 2'))).toBe('3');
});

describe('kd.live', () => {
  test('shows the first and the last item in one place', async () => {
    const result = await kernel.run('await kd.live(ticks(30), (i) => `at ${i}`)');
    const lines = drawn(result);
    expect(lines[0]).toBe('at 0');
    expect(lines.at(-1)).toBe('at 29');
    expect(lines.length).toBeLessThanOrEqual(2 + result.seconds * 10);
  });

  test('shows an item as a cell would', async () => {
    const { outputs } = await kernel.run('await kd.live([1, 2], (x) => [{ x }])');
    expect(outputs.at(-1)).toMatchObject({ data: { 'text/plain': 'x\n2', 'text/html': expect.stringContaining('<td') } });
  });

  test('shows the newest item also while the next one does not come', async () => {
    const code = "await kd.live((async function* () { yield 1; yield 2; await pause(250); console.log('later') })())";
    const { outputs } = await kernel.run(code);
    const newest = outputs.findIndex(({ data }) => data?.['text/plain'] === '2');
    expect(newest).toBeGreaterThan(-1);
    expect(newest).toBeLessThan(outputs.findIndex(({ text }) => text?.includes('later')));
  });

  test('throws what rendering throws', async () => {
    const { reply } = await kernel.run(
      "await kd.live(ticks(1000), (x) => { if (x > 0) throw new RangeError('mine'); return x })"
    );
    expect(reply).toMatchObject({ status: 'error', ename: 'RangeError', evalue: 'mine' });
  });

  test('ends with an interrupt, closes its source, and nothing runs on', async () => {
    const code = "const closed = state.closed; await kd.live(endless(), (n) => { if (n >= 3) console.log('running'); return n })";
    const result = await kernel.run(code, { interruptAt: 'running' });
    expect(result.reply).toMatchObject({ status: 'error', ename: 'KeyboardInterrupt' });
    // The step that was under way ends first.
    const counted =
      'while (state.closed === closed) await pause(5); const before = state.seen; await pause(60); state.seen - before';
    expect(shown(await kernel.run(counted))).toBe('0');
  });

  test('ends with an interrupt while its source is silent', async () => {
    const result = await kernel.run('await kd.live(silent())', { interruptAt: 'running' });
    expect(result.reply).toMatchObject({ status: 'error', ename: 'KeyboardInterrupt' });
    expect(drawn(result)).toEqual(['first', 'first'].slice(0, drawn(result).length));
  });
});
