import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import Module from 'node:module';
import type * as TypeScript from 'typescript';

let translator: NodeJS.Module | undefined;

/**
 * The TypeScript that is written in JavaScript. It reads the syntax of cells and removes their types; TypeScript 7, which checks them, gives
 * no JavaScript of a file. Its nine megabytes take a fifth of a second, the first time.
 */
export function loadTranslator(): typeof TypeScript {
  // A stop may have left it half loaded.
  if (!translator?.loaded) translator = loadModule(require.resolve('typescript'));
  return translator.exports as typeof TypeScript;
}

/** As Node loads it, but for how it is read. */
function loadModule(path: string): NodeJS.Module {
  const module = new Module(path) as NodeJS.Module & { _compile(text: string, path: string): void };
  module.filename = path;
  require.cache[path] = module;
  module._compile(readLargeFile(path), path);
  module.loaded = true;
  return module;
}

/** Above this size the C library maps memory for a block, and takes no measure from it for others. */
const mapped = 32 * 2 ** 20;

/**
 * A block of 128 kB to 32 MB that is freed makes the GNU C library keep blocks of up to that size, and twice as much that is free, in the process for good:
 * after a thousand cells that is 25 MB. What is not written to takes no memory.
 */
function readLargeFile(path: string): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.allocUnsafeSlow(Math.max(size, mapped + 1));
    let end = 0;
    for (let read = -1; read !== 0 && end < size; end += read) read = readSync(file, bytes, end, size - end, null);
    return bytes.toString('utf8', 0, end);
  } finally {
    closeSync(file);
  }
}
