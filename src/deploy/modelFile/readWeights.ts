import { realpath } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { isInsideFolder } from '../../data/files/isInsideFolder';
import { readRegularFile } from '../../data/files/readRegularFile';
import type { WeightGroup } from './checkManifest';
import { notTheModel } from './readModelJson';

/**
 * The bytes of each group of weights. Only regular files inside the folder are read, and no more of them than the manifest says.
 *
 * @throws Error or RangeError for a file that is missing, lies outside the folder, or is too short or too long.
 */
export async function readWeights(folder: string, groups: WeightGroup[]): Promise<ArrayBuffer[]> {
  const root = groups.length > 0 ? await realpath(folder) : folder;
  const read: ArrayBuffer[] = [];
  for (const { paths, bytes } of groups) {
    const parts: Buffer[] = [];
    let left = bytes;
    for (const path of paths) {
      const part = await readRegularFile(
        await inside(folder, root, path),
        (got) =>
          got.endsWith(' bytes')
            ? wrongSize(folder, bytes, `more, ${got} in ${path}`)
            : new Error(`loadModel: expected a file ${join(folder, path)}, got ${got}; save the model with saveModel first`),
        left
      );
      left -= part.length;
      parts.push(part);
    }
    if (left !== 0) throw wrongSize(folder, bytes, String(bytes - left));
    read.push(new Uint8Array(Buffer.concat(parts)).buffer);
  }
  return read;
}

function wrongSize(folder: string, expected: number, got: string): RangeError {
  return new RangeError(`loadModel: expected ${expected} bytes of weights in ${folder}, got ${got}; save the model again`);
}

/** The place of a file that the manifest names, after all links. @throws RangeError if it is not in the folder. */
async function inside(folder: string, root: string, path: string): Promise<string> {
  const named = isAbsolute(path) || path.includes('\0') ? null : join(root, path);
  if (named === null || !isInsideFolder(root, named)) throw notTheModel(folder, 'weights that lie in the folder', path);
  // A file that is not there is reported when it is opened.
  const place = await realpath(named).catch(() => named);
  if (!isInsideFolder(root, place)) throw notTheModel(folder, 'weights that lie in the folder', `${path}, a link to elsewhere`);
  return place;
}
