import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAwaitGuards, type AwaitGuards } from '../../../../kernel/evaluate/interrupts/createAwaitGuards';
import { createInterrupts, type Interrupts } from '../../../../kernel/evaluate/interrupts/createInterrupts';
import { createSharedState, flag, type SharedState } from '../../../../kernel/threads/SharedState';

let state: SharedState;
let interrupts: Interrupts;
let sites: WeakMap<object, string[]>;
let guards: AwaitGuards;
let resumed: string[];
beforeEach(() => {
  state = createSharedState();
  interrupts = createInterrupts(state);
  interrupts.begin(() => undefined);
  sites = new WeakMap();
  resumed = [];
  guards = createAwaitGuards(interrupts, sites, {
    here: () => 'cell 1',
    resume(owner: string, work) {
      resumed.push(owner);
      work();
    }
  });
});

// `begin` listens to SIGINT where nobody does.
const listeners = process.listeners('SIGINT');
afterEach(() => {
  for (const one of process.listeners('SIGINT')) if (!listeners.includes(one)) process.off('SIGINT', one);
});

function interrupt(): void {
  Atomics.add(state.flags, flag.interrupts, 1);
  interrupts.notice();
}

test('guard() passes on what is no promise as it is, and what a promise comes to', async () => {
  expect(guards.guard(5)).toBe(5);
  expect(await guards.guard(Promise.resolve(6))).toBe(6);
  expect(resumed).toEqual(['cell 1']);
});

test('guard() rejects a pending await with the interrupt', async () => {
  const pending = guards.guard(new Promise(() => undefined)) as Promise<unknown>;
  interrupt();
  await expect(pending).rejects.toThrow('the cell was interrupted');
});

test('guard() throws at once in an interrupted cell, also before a value that is no promise', () => {
  interrupt();
  expect(() => guards.guard(1)).toThrow('the cell was interrupted');
});

test('guard() notes where an error was awaited', async () => {
  const error = new Error('of a library');
  await expect(guards.guard(Promise.reject(error))).rejects.toBe(error);
  expect(sites.get(error)).toEqual([expect.stringContaining('createAwaitGuards.test')]);
});

test('guardEach() gives what a source gives, asynchronous or not', async () => {
  const seen: unknown[] = [];
  for await (const x of guards.guardEach([1, Promise.resolve(2)])) seen.push(x);
  for await (const x of guards.guardEach(
    (async function* () {
      yield 3;
    })()
  ))
    seen.push(x);
  expect(seen).toEqual([1, 2, 3]);
});

test('guardEach() ends with an interrupt and closes its source', async () => {
  let closed = false;
  async function* endless() {
    try {
      for (let i = 0; ; i++) yield i;
    } finally {
      closed = true;
    }
  }
  const run = async () => {
    for await (const i of guards.guardEach(endless())) if (i === 3) interrupt();
  };
  await expect(run()).rejects.toThrow('the cell was interrupted');
  await expect.poll(() => closed).toBe(true);
});
