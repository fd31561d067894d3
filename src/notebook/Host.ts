import type { MimeBundle } from '../views/bundle/MimeBundle';

/**
 * What a notebook kernel offers to the toolkit. A kernel puts it at `globalThis[Symbol.for("stillroom.host")]`;
 * without a kernel it is absent and the toolkit shows nothing. Neither side imports the other.
 */
export interface Host {
  /** The number of the running cell, so that a result knows whether it is shown in the cell that made it. */
  cell(): number;
  /** Shows a bundle in the running cell; the same `id` with `update` replaces it in place. */
  display(bundle: MimeBundle, options: { id: string; update: boolean }): void;
  /** How the kernel shows a value as the last of a cell: MIME types and their data. */
  bundle?(value: unknown): Promise<object>;
  /** How many interrupted cells have ended. Work that may outlive its cell stores this number at its start, as `since`. */
  interruptions?(): number;
  /** True from an interrupt until the interrupted cell has ended; with `since` it stays true afterwards. Costs one atomic load. */
  interrupted(since?: number): boolean;
  /**
   * Promises to check `interrupted()` at least every second or so. Until the returned function is called, the kernel neither rejects the
   * cell's awaits nor stops it by force (only a second interrupt does).
   */
  hold(): () => void;
  /** Throws an Error named KeyboardInterrupt after an interrupt if there is no hold; with `since` also after the cell has ended. */
  throwIfInterrupted(since?: number): void;
  /**
   * Runs `call`, native code that cannot be stopped: meanwhile the kernel does not use force, and tells a user who interrupts that it is
   * waiting for `name`. Costs a few stores to shared memory.
   */
  native?<Result>(name: string, call: () => Result): Result;
  /** Runs `work` with the built-in objects and Node's functions as the kernel found them, whatever cells have made of them. */
  asKernel?<Result>(work: () => Result): Result;
  /** The name of the top-level variable of a cell that holds this very object. */
  nameOf?(value: object): string | undefined;
  /**
   * A folder of this session alone. What is in it outlives a restart of the kernel and is deleted when the kernel is shut down. The folder
   * may have to be made.
   */
  sessionFolder?: string;
  /** Connections to the front end. */
  comms?: Comms;
}

/** A connection between this process and a front end. */
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
