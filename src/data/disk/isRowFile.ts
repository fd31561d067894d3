import { closeSync, openSync, statSync } from 'node:fs';
import { readWholeBytes } from './readWholeBytes';
import { magic } from './RowFile';

/** Whether a file begins as a file of rows does, whatever state the rest is in. */
export function isRowFile(path: string): boolean {
  // A pipe would wait for somebody who writes to it.
  if (!statSync(path).isFile()) return false;
  const file = openSync(path, 'r');
  try {
    const first = Buffer.alloc(magic.length);
    return readWholeBytes(file, first, 0) === first.length && first.equals(magic);
  } finally {
    closeSync(file);
  }
}
