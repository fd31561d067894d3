import { openSync, readSync, writeSync } from 'node:fs';
import { showPath } from '../../checks/showPath';

/** One call takes at most 2 GB. */
const most = 2 ** 30;

/** Reads from a place of a file; how many bytes were there. */
export function readWholeBytes(file: number, bytes: Uint8Array, place: number): number {
  let at = 0;
  while (at < bytes.length) {
    const count = readSync(file, bytes, at, Math.min(most, bytes.length - at), place + at);
    if (count === 0) break;
    at += count;
  }
  return at;
}

/** @throws Error that says what to do if the disk is full. */
export function writeWholeBytes(file: number, bytes: Uint8Array, place: number): void {
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, Math.min(most, bytes.length - at), place + at);
  } catch (error) {
    throw new Error(
      `rows on disk: expected room for ${bytes.length.toLocaleString('en')} more bytes beside the rows, got ${codeOf(error)}; make room, or give a folder on another disk`,
      { cause: error }
    );
  }
}

/**
 * Opens a new file.
 *
 * @throws Error that says what to do if the folder cannot be written.
 */
export function openNewFile(folder: string, path: string): number {
  try {
    return openSync(path, 'wx+');
  } catch (error) {
    throw new Error(
      `rows on disk: expected a folder that can be written at ${showPath(folder)}, got ${codeOf(error)}; give another folder`,
      { cause: error }
    );
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
