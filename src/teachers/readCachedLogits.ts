import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPath } from '../checks/checkPath';
import { showPath } from '../checks/showPath';
import type { Matrix } from '../data/Matrix';

/** The file's first eight bytes: what it is, and the version of its layout. */
const magic = Buffer.from('STILLLG1');
const header = magic.length + 32 + 8;

/**
 * Creates the folder if it is missing.
 *
 * @throws TypeError or Error unless files can be written in it.
 */
export async function checkFolder(folder: string, of = { subject: 'label', option: 'cache' }): Promise<void> {
  checkPath(`${of.subject}: ${of.option}`, folder, 'give a folder or leave it out');
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.R_OK);
  } catch (error) {
    throw new Error(
      `${of.subject}: expected ${of.option} to be a folder that can be written, got ${showPath(folder)} (${(error as NodeJS.ErrnoException).code}); give another`,
      { cause: error }
    );
  }
}

/** The logits stored under a key; undefined if there is no file or it is not whole. */
export async function readCachedLogits(folder: string, key: string, rows: number): Promise<Matrix | undefined> {
  // Opening a pipe would wait for a writer.
  const file = await open(pathOf(folder, key), constants.O_RDONLY | (constants.O_NONBLOCK || 0)).catch(() => undefined);
  try {
    const found = await file?.stat();
    return file && found?.isFile() ? await readFrom(file, found.size, key, rows) : undefined;
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}

async function readFrom(file: FileHandle, size: number, key: string, rows: number): Promise<Matrix | undefined> {
  const first = Buffer.alloc(header);
  await readInto(file, first, 0);
  const columns = first.readUInt32LE(header - 4);
  const isOfKey =
    first.subarray(0, header - 8).equals(Buffer.concat([magic, Buffer.from(key, 'hex')])) &&
    first.readUInt32LE(header - 8) === rows;
  if (!isOfKey || size !== header + 4 * rows * columns + 32) return undefined;
  const hash = createHash('sha256').update(first);
  const values = new Float32Array(rows * columns);
  for (const [at, part] of partsOf(values)) {
    await readInto(file, part, header + at);
    hash.update(part);
  }
  const last = Buffer.alloc(32);
  await readInto(file, last, header + values.byteLength);
  return hash.digest().equals(last) ? { rows, columns, values } : undefined;
}

/** @throws Error if the file ends before. */
async function readInto(file: FileHandle, bytes: Buffer, place: number): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at, place + at);
    if (bytesRead === 0) throw new Error('the file is cut off');
    at += bytesRead;
  }
}

/**
 * Stores logits under a key, unless there is a whole file already. The file is renamed into place after it is written, so nobody reads half
 * of it. If the disk is full, only the cache is lost, not the logits: the process warns.
 */
export async function keepLogits(folder: string, key: string, { rows, columns, values }: Matrix): Promise<void> {
  if (await readCachedLogits(folder, key, rows)) return;
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32LE(rows, 0);
  sizes.writeUInt32LE(columns, 4);
  const first = Buffer.concat([magic, Buffer.from(key, 'hex'), sizes]);
  const unfinished = `${pathOf(folder, key)}.${randomUUID()}.tmp`;
  try {
    const file = await open(unfinished, 'wx');
    try {
      const hash = createHash('sha256').update(first);
      await file.writeFile(first);
      for (const [, part] of partsOf(values)) {
        hash.update(part);
        await file.writeFile(part);
      }
      await file.writeFile(hash.digest());
    } finally {
      await file.close();
    }
    await rename(unfinished, pathOf(folder, key));
  } catch (error) {
    await rm(unfinished, { force: true });
    process.emitWarning(
      `label: expected to keep logits in ${folder}, got ${(error as Error).message}; the next process computes them again`
    );
  }
}

function pathOf(folder: string, key: string): string {
  return join(folder, `${key.slice(0, 32)}.logits`);
}

/** The bytes of numbers, 4 MB at a time, each with its place. The machine's own byte order: little-endian on everything that TensorFlow runs on. */
function* partsOf({ buffer, byteOffset, byteLength }: Float32Array): Generator<[at: number, part: Buffer]> {
  const most = 2 ** 22;
  for (let at = 0; at < byteLength; at += most) yield [at, Buffer.from(buffer, byteOffset + at, Math.min(most, byteLength - at))];
}
