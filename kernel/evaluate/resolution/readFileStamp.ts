import { statSync } from 'node:fs';

/** What tells one state of a file from another; undefined while there is no such file. */
export function readFileStamp(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found?.isFile() ? `${found.mtimeNs}:${found.size}:${found.ino}` : undefined;
}
