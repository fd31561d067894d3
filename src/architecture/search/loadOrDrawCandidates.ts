import { createHash, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { showPath } from '../../checks/showPath';
import { decodeCheckedLine, encodeCheckedLine } from '../../data/disk/encodeCheckedLine';
import { version } from '../../record/version';
import type { CheckedSearch } from './checkArchitectureSearch';
import type { DrawnCandidates } from './drawCandidates';

export const candidatesFile = 'candidates.json';

/**
 * The candidates of a folder, or those that are drawn now and kept there. A latency is never the same twice, so what was measured once holds for all that goes on from it.
 *
 * @throws RangeError if the folder has those of another search; Error if it cannot be read and written.
 */
export async function loadOrDrawCandidates(
  checked: CheckedSearch,
  draw: () => Promise<DrawnCandidates>
): Promise<DrawnCandidates> {
  const { folder } = checked;
  if (folder === undefined) return draw();
  const key = identify(checked);
  const path = join(folder, candidatesFile);
  const found = read(path) ?? writeOnce(path, { key, ...(await draw()) });
  const kept = found as ({ key: string } & DrawnCandidates) | undefined;
  if (kept?.key !== key)
    throw new RangeError(
      `architecture.search: expected the folder of a search with the same space, costs, candidates and seed, got ${showPath(folder)}, whose search has others; give another folder`
    );
  return kept;
}

function identify({ space, costs, candidates, search, seed, epochs }: CheckedSearch): string {
  const parameters = Object.entries(space.parameters).map(([name, { description }]) => [name, description]);
  const asked = [version, parameters, costs.map(({ name, description }) => [name, description]), candidates, seed, epochs];
  return createHash('sha256')
    .update(JSON.stringify([asked, search.description]))
    .digest('hex');
}

/** Undefined if there is no file, or what is in it is not whole: then nothing has been trained by it. */
function read(path: string): unknown {
  try {
    return decodeCheckedLine(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cannot(path, error);
  }
}

/** Whoever comes first writes; others take what is there. */
function writeOnce(path: string, value: object): unknown {
  const partial = `${path}.${randomUUID()}`;
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(partial, encodeCheckedLine(value), { flag: 'wx', flush: true });
    linkSync(partial, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannot(path, error);
  } finally {
    rmSync(partial, { force: true });
  }
  return read(path);
}

function cannot(path: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  return new Error(
    `architecture.search: expected ${showPath(path)} to be a file that can be read and written, got ${code ?? message}; give another folder`,
    { cause: error }
  );
}
