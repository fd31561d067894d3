import { loadAddon } from '../../installation/loadAddon';
import type { NativePiece } from '../../threads/ThreadMessages';

/** `kernel/native/standardStreams.cc`: what is written to the file descriptors 1 and 2 past Node's streams. */
export interface NativeStreams {
  /** Puts pipes in the place of 1 and 2. The original descriptors, of 1 and 2; undefined where the system refuses. */
  capture(): [number, number] | undefined;
  /** Opens again what a cell has closed. */
  repair(): void;
  /** How many bytes were read by either thread so far; -1 when there is more. */
  position(): number;
  /** What is there, at most 64 KiB, and the position after it. */
  read(descriptor: number): [bytes: Buffer, end: number] | undefined;
  /** 1 and 2 are the originals again. */
  release(): void;
}

/** Undefined where the set-up has not built it: then such text goes to the terminal. */
export function loadNativeStreams(): NativeStreams | undefined {
  return loadAddon('standard_streams.node');
}

/** What is in the pipes at this moment; of each no more than it can hold, or a child that writes for ever would keep the reader. */
export function readNativeStreams(native: NativeStreams): NativePiece[] {
  return (['stdout', 'stderr'] as const).flatMap((name) => {
    const read = native.read(name === 'stdout' ? 1 : 2);
    return read ? [{ name, bytes: read[0], end: read[1] }] : [];
  });
}
