import { statSync } from 'node:fs';

/** What tells one state of an installed file from another; a copy has the same. Undefined where there is none. */
export function readInstalledFileStamp(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found?.isFile() ? `${found.mtimeNs}:${found.size}` : undefined;
}
