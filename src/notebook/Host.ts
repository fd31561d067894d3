import type { MimeBundle } from '../views/bundle/MimeBundle';

/**
 * What a notebook kernel offers to the toolkit. A kernel puts it at `globalThis[Symbol.for("stillroom.host")]`;
 * elsewhere it is absent and the toolkit is silent. Neither side imports the other.
 */
export interface Host {
  /** The number of the running cell, so that a result can tell whether it is shown where it was made. */
  cell(): number;
  /** Shows a bundle in the running cell; the same `id` with `update` replaces it in place. */
  display(bundle: MimeBundle, options: { id: string; update: boolean }): void;
  /** How the kernel shows a value as a cell's last: MIME types and their data. */
  bundle?(value: unknown): Promise<object>;
  /** How many cells were interrupted and have ended: what work that may outlive its cell keeps from its start, as `since`. */
  interruptions?(): number;
  /** True from an interrupt until the interrupted cell has ended, and with `since` ever after. Costs one atomic load. */
  interrupted(since?: number): boolean;
  /**
   * A promise to look at `interrupted()` at least every second or so: until the returned function is called the kernel
   * neither rejects the cell's awaits nor stops it by force (a second interrupt does).
   */
  hold(): () => void;
  /** Throws an Error named KeyboardInterrupt when interrupted and nobody holds, and with `since` also after the cell has ended. */
  throwIfInterrupted(since?: number): void;
  /**
   * Runs `call`, native code that nothing can stop: meanwhile the kernel forces nothing, and tells a reader who interrupts that it
   * waits for `name`. Costs a few stores to shared memory.
   */
  native?<Result>(name: string, call: () => Result): Result;
  /** Lines to the front end. */
  comms?: Comms;
}

/** A line between this process and a front end. */
export interface Comm {
  send(data: object, buffers?: Uint8Array[]): void;
  close(): void;
  onMessage?: (data: unknown, buffers: Uint8Array[]) => void;
  onClose?: () => void;
}

export interface Comms {
  /** Calls `opened` when a front end opens a comm to `target`. */
  register(target: string, opened: (comm: Comm, data: unknown, buffers: Uint8Array[]) => void): void;
  open(target: string, data?: object, buffers?: Uint8Array[]): Comm;
}
