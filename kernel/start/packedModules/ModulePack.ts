import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { replaceFile } from './replaceFile';

/** CommonJS modules in one file: eight bytes with the length of the list, the list in JSON, and behind it what it tells the places of. */
export interface ModulePack {
  modules: PackedModule[];
  bytes: Buffer;
}

export interface PackedModule {
  path: string;
  /** See `readInstalledFileStamp`. */
  stamp: string;
  /** The bytes of its text (see `wrapModuleSource`): in Latin-1 or else in UTF-16. */
  text: Place;
  latin1: boolean;
  /** The bytes of V8's code cache of it. */
  code: Place;
  /** The files that it requires, by the names that it has for them. */
  requires: Record<string, string>;
}

export type Place = [begin: number, end: number];

export function writePack(path: string, { modules, bytes }: ModulePack): void {
  const list = Buffer.from(JSON.stringify(modules));
  const head = Buffer.alloc(8);
  head.writeDoubleLE(list.length);
  replaceFile(path, Buffer.concat([head, list, Buffer.alloc(padding(list.length)), bytes]));
}

export function readPack(path: string): ModulePack {
  const file = readLarge(path);
  const length = file.readDoubleLE();
  const modules = JSON.parse(file.toString('utf8', 8, 8 + length)) as PackedModule[];
  return { modules, bytes: file.subarray(8 + length + padding(length)) };
}

/** Above this size the C library maps memory for a block, and takes no measure from it for others. */
const mapped = 32 * 2 ** 20;

/**
 * A block of 128 kB to 32 MB that is freed makes the GNU C library keep blocks of up to that size, and twice as much that is free, in the process for good:
 * after a thousand cells that was 100 MB. What is not written to takes no memory.
 */
function readLarge(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.allocUnsafeSlow(Math.max(size, mapped + 1));
    let end = 0;
    for (let read = -1; read !== 0 && end < size; end += read) read = readSync(file, bytes, end, size - end, null);
    return bytes.subarray(0, end);
  } finally {
    closeSync(file);
  }
}

/** V8 reads a code cache at a multiple of eight bytes only. */
export function padding(length: number): number {
  return -length & 7;
}
