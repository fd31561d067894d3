import { readSync, writeSync } from 'node:fs';

/** One call takes at most 2 GB. */
const most = 2 ** 30;

/** Reads from a place of a file; how many bytes were there. */
export function readWhole(file: number, bytes: Uint8Array, place: number): number {
  let at = 0;
  while (at < bytes.length) {
    const count = readSync(file, bytes, at, Math.min(most, bytes.length - at), place + at);
    if (count === 0) break;
    at += count;
  }
  return at;
}

export function writeWhole(file: number, bytes: Uint8Array, place: number): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, Math.min(most, bytes.length - at), place + at);
}
