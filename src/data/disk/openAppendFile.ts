import { closeSync, constants, fstatSync, openSync } from 'node:fs';

/**
 * Opens a file that is only ever added to, and makes it if there is none. A link could lead to a file of somebody else, and opening a pipe would wait: neither is opened.
 *
 * @returns its descriptor; the caller closes it.
 * @throws Error of the system, or for what is no file.
 */
export function openAppendFile(path: string, mode?: number): number {
  const { O_RDWR, O_CREAT, O_APPEND, O_NOFOLLOW, O_NONBLOCK } = constants;
  const file = openSync(path, O_RDWR | O_CREAT | O_APPEND | (O_NOFOLLOW || 0) | (O_NONBLOCK || 0), mode);
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw new Error('something else');
}
