import type { Host } from '../../src/notebook/Host';

const symbol = Symbol.for('stillroom.host');
const globals = globalThis as { [symbol]?: Host };

/** A kernel's host that keeps what it shows, and whose reader interrupts when the test says so. */
export function installFakeNotebookHost(): { lines: string[]; holds: number; interrupted: boolean; leave(): void } {
  const state = { lines: [] as string[], holds: 0, interrupted: false, leave: () => void delete globals[symbol] };
  globals[symbol] = {
    cell: () => 1,
    display: (bundle) => void state.lines.push(String(bundle['text/plain'])),
    interrupted: () => state.interrupted,
    hold() {
      state.holds++;
      return () => void state.holds--;
    },
    throwIfInterrupted() {
      if (state.interrupted && !state.holds) throw Object.assign(new Error('interrupted'), { name: 'KeyboardInterrupt' });
    }
  };
  return state;
}
