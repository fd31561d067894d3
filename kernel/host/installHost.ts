import type { MimeBundle } from '../evaluate/format/MimeBundle';
import type { Host } from './Host';
import type { NativeCalls } from '../evaluate/interrupts/announceNativeCalls';
import type { Interrupts } from '../evaluate/interrupts/createInterrupts';
import type { Comms } from '../jupyter/messages/createComms';
import type { Outputs } from '../jupyter/streams/createOutputRouter';

/** Puts the contract with the toolkit where the toolkit looks for it. */
export function installHost(
  outputs: Outputs,
  { interruptions, interrupted, hold, throwIfInterrupted }: Interrupts,
  native: NativeCalls,
  format: (value: unknown) => Promise<MimeBundle>,
  nameOf: (value: object) => string | undefined,
  comms: Comms,
  sessionFolder: string,
  asKernel: <Result>(work: () => Result) => Result
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
    nameOf,
    sessionFolder,
    comms,
    asKernel
  };
  (globalThis as Record<symbol, unknown>)[Symbol.for('stillroom.host')] = host;
}
