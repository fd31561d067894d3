import { renameSync, writeFileSync } from 'node:fs';

/** Who reads the file has the old content or the new, whole. */
export function replaceFile(path: string, content: string | Buffer): void {
  writeFileSync(`${path}.partial`, content);
  renameSync(`${path}.partial`, path);
}
