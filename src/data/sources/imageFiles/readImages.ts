import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { warnIfCallbackRejects } from '../../../checks/warnIfCallbackRejects';
import type { Finding } from '../../../record/RunRecord';
import { cachePath, readImageCache, writeCache } from './readImageCache';
import { decodeImageFile } from './decodeImageFile';
import type { ListedFile } from './ListedFile';
import { loadSharp } from './loadSharp';
import { createMemorySemaphore } from './createMemorySemaphore';
import type { ReadOutcome } from './ReadOutcome';
import { createDecodedRowBuffer, type RowBytes } from './createDecodedRowBuffer';
import { widthOf, type Crop, type ImageSizing } from './ImageSizing';

/** A file to read: one row, or one for each of its crops. */
export interface Task {
  file: ListedFile;
  crops?: readonly Crop[];
}

export interface ReadImagesOptions {
  sizing: ImageSizing;
  /** The options with which the set is read: each combination has its own file in the cache. */
  set: unknown;
  /** A folder to keep the images in. */
  cache?: string;
  /** Where the rows go; there is no cache then. Default: memory. */
  pixels?: RowBytes;
  onProgress?: (share: number) => void;
  pause: () => Promise<void>;
}

export interface Reading {
  outcomes: ReadOutcome[];
  pixels: RowBytes;
  findings: Finding[];
}

/**
 * Reads files, as many at a time as there are processors but at most four, and no more pixels at a time than one file may have. Rows are
 * in the order of the tasks and their crops; those of a file that could not be read are black.
 */
export async function readImages(
  subject: string,
  root: string,
  tasks: readonly Task[],
  { sizing, set, cache, pixels: elsewhere, onProgress: given, pause }: ReadImagesOptions
): Promise<Reading> {
  const onProgress = warnIfCallbackRejects(subject, 'onProgress', given);
  const width = widthOf(sizing);
  const starts: number[] = [];
  let rows = 0;
  for (const { crops } of tasks) {
    starts.push(rows);
    rows += crops?.length ?? 1;
  }
  const key = keyOf(tasks, sizing);
  const path = cache === undefined ? undefined : cachePath(cache, JSON.stringify([subject, root, sizing, set]));
  const kept = path === undefined ? 'none' : await readImageCache(path, key, rows * width);
  if (typeof kept === 'object') {
    onProgress(1);
    return { outcomes: kept.outcomes, pixels: createDecodedRowBuffer(kept.bytes, width), findings: [] };
  }

  const bytes = new Uint8Array(elsewhere ? 0 : rows * width);
  const pixels = elsewhere ?? createDecodedRowBuffer(bytes, width);
  const outcomes: ReadOutcome[] = Array.from({ length: tasks.length });
  const gates = {
    bytes: createMemorySemaphore(8 * sizing.maxFilePixels + 2 ** 20),
    pixels: createMemorySemaphore(sizing.maxFilePixels)
  };
  let [next, done] = [0, 0];
  let isStopped = false;
  const work = async (): Promise<void> => {
    try {
      for (let i = next++; i < tasks.length && !isStopped; i = next++) {
        const { file, crops } = tasks[i];
        const own = pixels.room(starts[i], crops?.length ?? 1);
        outcomes[i] = await decodeImageFile(join(root, file.path), file, { crops, sizing, rows: own, gates });
        pixels.keep(starts[i], own);
        onProgress(++done / tasks.length);
        await pause();
      }
    } catch (error) {
      isStopped = true;
      throw error;
    }
  };
  // Waits for all of them, so that nothing is still decoding when an interrupt is reported.
  const ends = await Promise.allSettled(Array.from({ length: Math.min(4, availableParallelism()) }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;

  if (path !== undefined && !mayChange(outcomes)) await writeCache(subject, path, key, { outcomes, bytes }, pause);
  return { outcomes, pixels, findings: kept === 'damaged' ? [rebuilt(path!)] : [] };
}

/** Whether a file could not be opened, as may be otherwise next time. */
export function mayChange(outcomes: readonly ReadOutcome[]): boolean {
  return outcomes.some(({ trouble }) => trouble?.kind === 'unreadable');
}

/** A hash of the files as they are and of the way in which they are read. */
function keyOf(tasks: readonly Task[], sizing: ImageSizing): Buffer {
  const hash = createHash('sha256').update(JSON.stringify([sizing, loadSharp().versions]));
  for (const { file, crops } of tasks) hash.update(JSON.stringify([file.path, file.bytes, file.modified, crops ?? null]));
  return hash.digest();
}

function rebuilt(path: string): Finding {
  return {
    check: 'damagedCache',
    level: 'warning',
    value: 1,
    says: `The file of kept images was damaged (${path.split(/[\\/]/).at(-1)}): all images were read again, and it was written anew.`
  };
}
