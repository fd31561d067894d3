import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRegularFile } from '../data/readRegularFile';
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
export async function readLogits(folder: string, key: string, rows: number): Promise<Matrix | undefined> {
  const file = await readRegularFile(pathOf(folder, key), (got) => new Error(got)).catch(() => undefined);
  if (!file || file.length < header + 32) return undefined;
  const body = file.subarray(0, -32);
  const columns = body.readUInt32LE(header - 4);
  const isWhole =
    body.subarray(0, header - 8).equals(Buffer.concat([magic, Buffer.from(key, 'hex')])) &&
    body.readUInt32LE(header - 8) === rows &&
    body.length === header + 4 * rows * columns &&
    digest(body).equals(file.subarray(-32));
  if (!isWhole) return undefined;
  const values = new Float32Array(rows * columns);
  body.copy(bytesOf(values), 0, header);
  return { rows, columns, values };
}

/**
 * Stores logits under a key, unless there is a whole file already. The file is renamed into place after it is written, so nobody reads half
 * of it. If the disk is full, only the cache is lost, not the logits: the process warns.
 */
export async function keepLogits(folder: string, key: string, { rows, columns, values }: Matrix): Promise<void> {
  if (await readLogits(folder, key, rows)) return;
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32LE(rows, 0);
  sizes.writeUInt32LE(columns, 4);
  const body = Buffer.concat([magic, Buffer.from(key, 'hex'), sizes, bytesOf(values)]);
  const unfinished = `${pathOf(folder, key)}.${randomUUID()}.tmp`;
  try {
    await writeFile(unfinished, Buffer.concat([body, digest(body)]));
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

function digest(body: Buffer): Buffer {
  return createHash('sha256').update(body).digest();
}

/** The machine's own byte order: little-endian on everything that TensorFlow runs on. */
function bytesOf(values: Float32Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}
