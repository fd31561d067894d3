import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './paths.mjs';

/** One digest of the files and folders named (relative to the repository) and of the words; a missing file counts as missing. */
export function contentHash(paths, words = []) {
  const hash = createHash('sha256');
  for (const word of words) hash.update(`word ${word}\0`);
  for (const path of paths.flatMap((name) => filesUnder(join(root, name)))) {
    hash.update(`file ${relative(root, path)}\0`);
    hash.update(readFileSync(path));
    hash.update('\0');
  }
  return hash.digest('hex').slice(0, 32);
}

function filesUnder(path) {
  const kind = statSync(path, { throwIfNoEntry: false });
  if (!kind) return [];
  if (!kind.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
