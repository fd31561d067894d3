import type { FileHandle } from 'node:fs/promises';

/** The bytes of a file from an offset on; it throws an Error where they are missing. What lies up to `until` will be asked for next. */
export type ReadBytes = (at: number, length: number, until: number) => Promise<Buffer>;

const [least, most] = [2 ** 14, 2 ** 18];

/** Reads a file in pieces: small columns lie side by side, and a system call for each would take longer than to decode it. */
export function createFileWindow(file: FileHandle, size: number): ReadBytes {
  let window = Buffer.alloc(0);
  let start = 0;
  return async (at, length, until) => {
    if (at + length > size) throw new Error(`${at + length - size} bytes are missing at its end`);
    if (at < start || at + length > start + window.length) {
      const wanted = Math.max(length, least, Math.min(until - at, most));
      window = Buffer.alloc(Math.min(size - at, wanted));
      start = at;
      const { bytesRead } = await file.read(window, 0, window.length, at);
      window = window.subarray(0, bytesRead);
      if (bytesRead < length) throw new Error(`${length - bytesRead} bytes are missing at ${at + bytesRead}`);
    }
    return window.subarray(at - start, at - start + length);
  };
}
