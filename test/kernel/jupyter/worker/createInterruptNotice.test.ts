import { beforeEach, expect, test } from 'vitest';
import { createInterruptNotice } from '../../../../kernel/jupyter/worker/createInterruptNotice';
import type { Header } from '../../../../kernel/threads/ThreadMessages';
import { createSharedState, flag, type SharedState } from '../../../../kernel/threads/SharedState';
import { createRequestHeader } from './createRequestHeader';

let state: SharedState;
beforeEach(() => {
  state = createSharedState();
  Atomics.store(state.flags, flag.cellRunning, 1);
  Atomics.store(state.flags, flag.interrupts, 1);
});

/** What is said of a cell that was interrupted. */
function notice(said: (text: string, parent: Header) => void) {
  const made = createInterruptNotice(state, said);
  const code = `const a = 1\n${'x'.repeat(200)}()\n  teacher.train()`;
  made.begin({ kind: 'cell', label: 'cell 7', code, header: createRequestHeader('1'), heapUsed: 0 });
  made.name(3, 'MatMul');
  return made;
}

test('watch() says which named call is waited for, and at which line of the cell', async () => {
  Atomics.store(state.flags, flag.native, 3);
  Atomics.store(state.flags, flag.line, 3);
  const [text, parent] = await new Promise<[string, Header]>((done) => notice((...said) => done(said)).watch());
  expect(text).toBe(
    'interrupt: waiting for MatMul at cell 7, line 3: teacher.train(); nothing can stop it, and the cell stops when it returns\n'
  );
  expect(parent.msg_id).toBe('1');
});

test('watch() says of a call without a name that it is native, and cuts a long line', async () => {
  Atomics.store(state.flags, flag.line, 2);
  const text = await new Promise<string>((done) => notice(done).watch());
  expect(text).toContain(`waiting for a native call at cell 7, line 2: ${'x'.repeat(120)}…;`);
});

test('watch() names the cell alone where no statement has begun', async () => {
  const text = await new Promise<string>((done) => notice(done).watch());
  expect(text).toContain('waiting for a native call in cell 7;');
});

test('watch() says nothing when the call has ended, the interrupt was answered or the cell is over', async () => {
  const said: string[] = [];
  const cases: ((flags: Int32Array) => void)[] = [
    (flags) => Atomics.add(flags, flag.nativeEnded, 1),
    (flags) => Atomics.store(flags, flag.cellRunning, 0)
  ];
  for (const happens of cases) {
    state = createSharedState();
    Atomics.store(state.flags, flag.cellRunning, 1);
    Atomics.store(state.flags, flag.interrupts, 1);
    Atomics.store(state.flags, flag.native, 3);
    const { flags } = state;
    notice((text) => said.push(text)).watch();
    happens(flags);
  }
  state = createSharedState();
  Atomics.store(state.flags, flag.cellRunning, 1);
  Atomics.store(state.flags, flag.interrupts, 1);
  Atomics.store(state.flags, flag.answered, 1);
  notice((text) => said.push(text)).watch();
  // One that does speak looks after them: timers of the same length end in the order in which they began.
  state = createSharedState();
  Atomics.store(state.flags, flag.cellRunning, 1);
  Atomics.store(state.flags, flag.interrupts, 1);
  await new Promise<void>((done) => notice(() => done()).watch());
  expect(said).toEqual([]);
});
