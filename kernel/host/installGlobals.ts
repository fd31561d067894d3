import type { MimeBundle } from '../evaluate/format/MimeBundle';
import { KeyboardInterrupt } from '../evaluate/interrupts/KeyboardInterrupt';
import type { Outputs } from '../jupyter/streams/createOutputRouter';
import type { ToWorker } from '../threads/ThreadMessages';
import type { SharedState } from '../threads/SharedState';
import { flag, inputState } from '../threads/SharedState';

/** The kernel's own functions in cells; `cells/ambientGlobalDeclarations.ts` declares them. */
export function installGlobals(
  outputs: Outputs,
  state: SharedState,
  post: (message: ToWorker) => void,
  format: (value: unknown) => Promise<MimeBundle>
): void {
  const input = createInput(outputs, state, post);
  Object.assign(globalThis, {
    input,
    prompt: (message = '', initial = '') => input(message) || initial,
    async display(value: unknown): Promise<void> {
      const cell = outputs.here();
      const data = await format(await value);
      outputs.within(cell, () => outputs.publish('display_data', { data, metadata: {} }));
    },
    async page(value: unknown): Promise<void> {
      outputs.page(await format(await value));
    },
    clearOutput(wait = false): void {
      outputs.publish('clear_output', { wait });
    }
  });
}

/** Sleeps on shared memory until the Worker has the reader's line: `input()` is synchronous, as in a terminal. */
function createInput(outputs: Outputs, { flags, input }: SharedState, post: (message: ToWorker) => void) {
  return (prompt = '', password = false): string => {
    const cell = outputs.cell();
    if (!cell?.allowInput)
      throw new Error('input: expected a front end that can be asked, got one that allows no input; run the cell in a notebook');
    Atomics.store(flags, flag.input, inputState.asked);
    post({ kind: 'askInput', content: JSON.stringify({ prompt: String(prompt), password }), requestId: cell.requestId });
    Atomics.wait(flags, flag.input, inputState.asked);
    const answer = Atomics.exchange(flags, flag.input, inputState.none);
    if (answer === inputState.tooLong)
      throw new Error('input: expected a line of at most a megabyte, got a longer one; read it from a file');
    if (answer !== inputState.given) {
      Atomics.store(flags, flag.answered, 1);
      throw new KeyboardInterrupt();
    }
    return Buffer.from(input.slice(0, Atomics.load(flags, flag.inputLength))).toString();
  };
}
