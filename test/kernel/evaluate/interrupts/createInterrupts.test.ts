import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createInterrupts, type Interrupts } from '../../../../kernel/evaluate/interrupts/createInterrupts';
import { KeyboardInterrupt } from '../../../../kernel/evaluate/interrupts/KeyboardInterrupt';
import { createSharedState, flag, type SharedState } from '../../../../kernel/threads/SharedState';

let state: SharedState;
let interrupts: Interrupts;
let stopped: unknown[];
beforeEach(() => {
  state = createSharedState();
  interrupts = createInterrupts(state);
  stopped = [];
});

// `begin` listens to SIGINT where nobody does.
const listeners = process.listeners('SIGINT');
afterEach(() => {
  for (const one of process.listeners('SIGINT')) if (!listeners.includes(one)) process.off('SIGINT', one);
});

function begin(): void {
  interrupts.begin((error) => stopped.push(error));
}
/** What the Worker does. */
const interrupt = () => void Atomics.add(state.flags, flag.interrupts, 1);

test('interrupted() is true from an interrupt until the cell has ended, and for work of that cell ever after', () => {
  begin();
  const since = interrupts.interruptions();
  expect(interrupts.interrupted()).toBe(false);
  interrupt();
  expect(interrupts.interrupted()).toBe(true);
  interrupts.end();
  expect([interrupts.interrupted(), interrupts.interrupted(since)]).toEqual([false, true]);
  begin();
  expect([interrupts.interrupted(), interrupts.interrupted(since)]).toEqual([false, true]);
});

test('throwIfInterrupted() throws and answers the interrupt; of a cell that has ended it answers nothing', () => {
  begin();
  const since = interrupts.interruptions();
  interrupts.throwIfInterrupted();
  interrupt();
  expect(() => interrupts.throwIfInterrupted()).toThrow(KeyboardInterrupt);
  expect(Atomics.load(state.flags, flag.answered)).toBe(1);
  interrupts.end();
  begin();
  interrupts.throwIfInterrupted();
  expect(() => interrupts.throwIfInterrupted(since)).toThrow(KeyboardInterrupt);
  expect(Atomics.load(state.flags, flag.answered)).toBe(0);
});

test('hold() keeps an interrupt from throwing until it is let go of, or a second interrupt comes', () => {
  begin();
  const [release, other] = [interrupts.hold(), interrupts.hold()];
  interrupt();
  interrupts.throwIfInterrupted();
  release();
  release();
  interrupts.throwIfInterrupted();
  other();
  expect(() => interrupts.throwIfInterrupted()).toThrow(KeyboardInterrupt);
  interrupts.hold();
  interrupt();
  expect(() => interrupts.throwIfInterrupted()).toThrow(KeyboardInterrupt);
});

test('a hold that outlives its cell is none for the next', () => {
  begin();
  interrupts.hold();
  interrupts.end();
  begin();
  interrupt();
  expect(() => interrupts.throwIfInterrupted()).toThrow(KeyboardInterrupt);
});

test('notice() rejects what waits; it stops the cell where nothing does', () => {
  begin();
  const rejected: unknown[] = [];
  const settled = interrupts.wait(() => rejected.push('settled before'));
  settled();
  interrupts.wait((error) => rejected.push(error));
  interrupts.notice();
  expect(rejected).toEqual([]);
  interrupt();
  interrupts.notice();
  expect(rejected).toEqual([expect.any(KeyboardInterrupt)]);
  expect(stopped).toEqual([]);
  interrupts.notice();
  expect(stopped).toEqual([expect.any(KeyboardInterrupt)]);
});

test('notice() and force() do nothing between cells', () => {
  begin();
  interrupts.end();
  interrupt();
  interrupts.notice();
  interrupts.force();
  expect(stopped).toEqual([]);
});

test('begin() lowers every flag of the cell before', () => {
  for (const name of ['interrupts', 'answered', 'line', 'outOfMemory', 'native'] as const)
    Atomics.store(state.flags, flag[name], 7);
  begin();
  expect(
    (['interrupts', 'answered', 'line', 'outOfMemory', 'native'] as const).map((name) => Atomics.load(state.flags, flag[name]))
  ).toEqual([0, 0, 0, 0, 0]);
  expect([flag.cellRunning, flag.synchronous].map((at) => Atomics.load(state.flags, at))).toEqual([1, 1]);
  interrupts.end();
  expect([flag.cellRunning, flag.synchronous].map((at) => Atomics.load(state.flags, at))).toEqual([0, 0]);
});

test('end() waits for a stop of the cell that has begun, so that the next cell is not stopped in its place', async () => {
  const { flags } = state;
  const code = `const flags = new Int32Array(require('node:worker_threads').workerData, 0, 16);
    require('node:worker_threads').parentPort.postMessage('running');
    while (Atomics.load(flags, ${flag.cellRunning}) === 1);
    Atomics.store(flags, ${flag.stopping}, 0);
    Atomics.notify(flags, ${flag.stopping});`;
  begin();
  Atomics.store(flags, flag.stopping, 1);
  const worker = new Worker(code, { eval: true, workerData: state.buffer });
  await new Promise((resolve) => worker.once('message', resolve));
  interrupts.end();
  expect(Atomics.load(flags, flag.stopping)).toBe(0);
  await worker.terminate();
});
