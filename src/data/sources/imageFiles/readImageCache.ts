import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readRegularFile } from '../../files/readRegularFile';
import { showPath } from '../../../checks/showPath';
import { showValue } from '../../../checks/showValue';
import type { ReadOutcome } from './ReadOutcome';

/** Decoded and sized images of a set. */
export interface Kept {
  outcomes: ReadOutcome[];
  /** All rows, one after the other. */
  bytes: Uint8Array;
}

/** The file's first eight bytes: what it is, and the version of its layout. */
const magic = Buffer.from('STILLIM1');
const headerBytes = magic.length + 32 + 4;
const chunk = 2 ** 22;

/**
 * Creates the folder if it is missing.
 *
 * @throws TypeError or Error unless files can be written in it.
 */
export async function checkCache(subject: string, folder: unknown): Promise<void> {
  if (typeof folder !== 'string' || folder === '')
    throw new TypeError(
      `${subject}: expected cache to be a folder's path, got ${showValue(folder)}; give a string or leave it out`
    );
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.R_OK);
  } catch (error) {
    throw new Error(
      `${subject}: expected cache to be a folder that can be written, got ${showPath(folder)} (${(error as NodeJS.ErrnoException).code}); give another`,
      { cause: error }
    );
  }
}

/** The file in which the images of a set are cached, for one way of reading it. */
export function cachePath(folder: string, set: string): string {
  return join(folder, `${createHash('sha256').update(set).digest('hex').slice(0, 32)}.images`);
}

/**
 * What is cached for these files as they are now. "none" if there is nothing, "outdated" if the files have changed, "damaged" if the cache
 * file is not whole.
 */
export async function readImageCache(path: string, key: Buffer, length: number): Promise<Kept | 'none' | 'outdated' | 'damaged'> {
  const file = await readRegularFile(path, (got) => new Error(got)).catch((error: Error) => error.message);
  if (!Buffer.isBuffer(file)) return file === 'ENOENT' ? 'none' : 'damaged';
  if (file.length < headerBytes + 32 || !file.subarray(0, magic.length).equals(magic)) return 'damaged';
  if (!createHash('sha256').update(file.subarray(0, -32)).digest().equals(file.subarray(-32))) return 'damaged';
  if (!file.subarray(magic.length, magic.length + 32).equals(key)) return 'outdated';
  const from = headerBytes + file.readUInt32LE(headerBytes - 4);
  if (file.length !== from + length + 32) return 'damaged';
  return {
    outcomes: JSON.parse(file.toString('utf8', headerBytes, from)) as ReadOutcome[],
    bytes: file.subarray(from, -32)
  };
}

/**
 * Keeps the images of a set. The file is renamed into place after it is written, so nobody reads half of it, and a process that dies leaves
 * the old one. If the disk is full, only the cache is lost, not the images: the process warns.
 */
export async function writeCache(
  subject: string,
  path: string,
  key: Buffer,
  { outcomes, bytes }: Kept,
  pause: () => Promise<void>
): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.tmp`;
  try {
    const facts = Buffer.from(JSON.stringify(outcomes));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(facts.length, 0);
    const hash = createHash('sha256');
    const file = await open(unfinished, 'wx');
    try {
      for (const part of [Buffer.concat([magic, key, size]), facts, bytes])
        for (let at = 0; at < part.length; at += chunk) {
          const piece = part.subarray(at, at + chunk);
          hash.update(piece);
          await file.writeFile(piece);
          await pause();
        }
      await file.writeFile(hash.digest());
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    await removeLeft(path);
  } catch (error) {
    await rm(unfinished, { force: true });
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    process.emitWarning(
      `${subject}: expected to keep images in ${dirname(path)}, got ${(error as Error).message}; the next call reads them again`
    );
  }
}

/** Half files of processes that died, an hour ago or more: a younger one may still be written. */
async function removeLeft(path: string): Promise<void> {
  const names = await readdir(dirname(path)).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith('.tmp')) continue;
    const left = join(dirname(path), name);
    const found = await stat(left).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > 3_600_000) await rm(left, { force: true });
  }
}
