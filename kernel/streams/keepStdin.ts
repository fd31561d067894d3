import { closeSync, fstatSync, openSync } from 'node:fs';
import { devNull } from 'node:os';

/** Opens descriptor 0 again when a cell has closed it: what the kernel opens next would get that number, and libuv aborts where it closes that. */
export function keepStdin(): void {
  try {
    fstatSync(0);
  } catch {
    const opened = openSync(devNull, 'r');
    if (opened !== 0) closeSync(opened);
  }
}
