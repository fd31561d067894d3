import { afterEach, expect, it } from 'vitest';
import { createInterruptiblePauser } from '../../src/notebook/createInterruptiblePauser';
import { watchInterrupts } from '../../src/notebook/watchInterrupts';

const globals = globalThis as Record<symbol, unknown>;
const symbol = Symbol.for('stillroom.host');
afterEach(() => void delete globals[symbol]);

/** The kernel's side of the contract, as `kernel/evaluate/interrupts/createInterrupts` keeps it. */
function kernelWithFlag() {
  const state = { flag: false, ended: 0 };
  const interrupted = (since = state.ended) => state.flag || since !== state.ended;
  globals[symbol] = {
    interruptions: () => state.ended,
    interrupted,
    throwIfInterrupted(since?: number) {
      if (interrupted(since)) throw Object.assign(new Error('the cell was interrupted'), { name: 'KeyboardInterrupt' });
    }
  };
  return {
    interrupt: () => (state.flag = true),
    endCell() {
      if (state.flag) state.ended++;
      state.flag = false;
    }
  };
}

it('watchInterrupts: sees an interrupt while the cell runs and ever after, and none of before', () => {
  const kernel = kernelWithFlag();
  const watch = watchInterrupts();
  expect(watch.interrupted()).toBe(false);
  kernel.endCell();
  expect(watch.interrupted()).toBe(false);
  kernel.interrupt();
  expect(watch.interrupted()).toBe(true);
  kernel.endCell();
  expect(watch.interrupted()).toBe(true);
  expect(() => watch.throwIfInterrupted()).toThrow('interrupted');
  expect(watchInterrupts().interrupted()).toBe(false);
});

it('pauser: throws after an interrupt whose cell has ended meanwhile', async () => {
  const kernel = kernelWithFlag();
  const pause = createInterruptiblePauser();
  await pause();
  kernel.interrupt();
  kernel.endCell();
  await expect(pause()).rejects.toThrow('interrupted');
});

it('watchInterrupts: outside a kernel nothing is ever interrupted', async () => {
  const watch = watchInterrupts();
  expect(watch.interrupted()).toBe(false);
  watch.throwIfInterrupted();
  await createInterruptiblePauser()();
});
