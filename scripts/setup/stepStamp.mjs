import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { root } from './paths.mjs';

/**
 * A stamp says that a step is done: for which inputs, and what it made. It is written when the step has succeeded and removed
 * before the step starts, and what it lists must still exist, so a step that was cut off is never believed.
 */
export function isDone(stamp, key) {
  const said = read(stamp);
  return said?.key === key && said.made.every((path) => existsSync(join(root, path)));
}

/** What the step has left for others to read, such as the name of the wheel. */
export function noted(stamp) {
  return read(stamp)?.note;
}

export function removeStamp(stamp) {
  rmSync(stamp, { force: true });
}

export function writeStamp(stamp, key, { made, note }) {
  const paths = made.map((path) => (isAbsolute(path) ? relative(root, path) : path));
  for (const path of paths)
    if (!existsSync(join(root, path))) throw new Error(`expected ${path} to be there afterwards, and it is not`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(`${stamp}.new`, JSON.stringify({ key, made: paths, note }));
  renameSync(`${stamp}.new`, stamp);
}

function read(stamp) {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return undefined;
  }
}
