import type { Bundle } from './format/Bundle';
import type { Host } from './Host';
import type { NativeCalls } from './interrupts/createNativeCalls';
import type { Interrupts } from './interrupts/interrupts';
import type { Comms } from './messages/comms';
import type { Outputs } from './outputs';

/** Puts the contract with the toolkit where the toolkit looks for it. */
export function installHost(
  outputs: Outputs,
  { interruptions, interrupted, hold, throwIfInterrupted }: Interrupts,
  native: NativeCalls,
  format: (value: unknown) => Promise<Bundle>,
  comms: Comms
): void {
  const host: Host = {
    cell: outputs.number,
    display(bundle, { id, update }) {
      const content = { data: bundle, metadata: {}, transient: { display_id: id } };
      outputs.publish(update ? 'update_display_data' : 'display_data', content);
    },
    bundle: format,
    interruptions,
    interrupted,
    hold,
    throwIfInterrupted,
    native,
    comms
  };
  (globalThis as Record<symbol, unknown>)[Symbol.for('stillroom.host')] = host;
}

/** Lets the toolkit mend what a stop in the middle of its code has left half-way, and dispose what an exception has left behind. */
export function callRepair(): void {
  const repair = (globalThis as Record<symbol, unknown>)[Symbol.for('stillroom.repair')];
  if (typeof repair !== 'function') return;
  try {
    repair();
  } catch (error) {
    process.stderr.write(`repair after an interrupt: ${String(error)}; restart the kernel if later cells misbehave\n`);
  }
}
