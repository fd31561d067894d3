import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';
import { mostHeaderBytes, numberKinds, type TensorEntry } from './TensorFile';

/** A safetensors file that is open. */
export interface OpenTensorFile {
  /** The text that `writeTensorFile` was given. */
  metadata: string;
  entries: ReadonlyMap<string, TensorEntry>;
  /** Reads a tensor, which the caller disposes. */
  read(name: string): Promise<tf.Tensor>;
  close(): Promise<void>;
}

/**
 * Opens a file of tensors. Its checksum is looked at first, in parts, and its header before any tensor is read, so a file from a stranger
 * takes no more memory than the tensors that are asked of it.
 *
 * @param sha256 what the file has to have, hexadecimal.
 * @returns null if the file is not whole.
 */
export async function readTensorFile(path: string, sha256: string): Promise<OpenTensorFile | null> {
  // Opening a pipe would wait for a writer.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK || 0));
  try {
    const { size, isFile } = await file.stat().then((found) => ({ size: found.size, isFile: found.isFile() }));
    const header = isFile && size >= 8 && (await digestOf(file, size)) === sha256 ? await readHeader(file, size) : null;
    if (!header) {
      await file.close();
      return null;
    }
    const { metadata, entries, begin } = header;
    return {
      metadata,
      entries,
      async read(name) {
        const { dtype, shape, data_offsets: place } = entries.get(name)!;
        const bytes = await readBytes(file, begin + place[0], place[1] - place[0]);
        return tf.tensor(numbersOf(bytes, dtype), shape, numberKinds[dtype].dtype);
      },
      close: () => file.close()
    };
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
}

async function digestOf(file: FileHandle, size: number): Promise<string> {
  const hash = createHash('sha256');
  const part = Buffer.alloc(Math.min(size, 2 ** 22));
  for (let at = 0; at < size;) {
    const { bytesRead } = await file.read(part, 0, Math.min(part.length, size - at), at);
    if (bytesRead === 0) break;
    hash.update(part.subarray(0, bytesRead));
    at += bytesRead;
  }
  return hash.digest('hex');
}

async function readHeader(file: FileHandle, size: number) {
  const length = Number((await readBytes(file, 0, 8)).readBigUInt64LE());
  if (!(length <= Math.min(mostHeaderBytes, size - 8))) return null;
  const json = parse((await readBytes(file, 8, length)).toString('utf8'));
  if (!isObject(json)) return null;
  const { __metadata__: notes, ...tensors } = json;
  const metadata = isObject(notes) ? notes.stillroom : undefined;
  const entries = new Map(Object.entries(tensors) as [string, TensorEntry][]);
  const begin = 8 + length;
  if (typeof metadata !== 'string' || !areWhole([...entries.values()], size - begin)) return null;
  return { metadata, entries, begin };
}

/** Whether the tensors lie one after the other and fill the file. */
function areWhole(entries: unknown[], bytes: number): boolean {
  let at = 0;
  for (const entry of entries) {
    if (!isEntry(entry) || entry.data_offsets[0] !== at) return false;
    at = entry.data_offsets[1];
  }
  return at === bytes;
}

function isEntry(value: unknown): value is TensorEntry {
  if (!isObject(value)) return false;
  const { dtype, shape, data_offsets: place } = value;
  if (typeof dtype !== 'string' || !Object.hasOwn(numberKinds, dtype)) return false;
  if (!Array.isArray(shape) || shape.length > 6 || !Array.isArray(place) || place.length !== 2) return false;
  if (![...shape, ...place].every((one) => Number.isSafeInteger(one) && one >= 0)) return false;
  const count = shape.reduce((product: number, one: number) => product * one, 1);
  return place[1] - place[0] === count * numberKinds[dtype as TensorEntry['dtype']].bytes;
}

function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function readBytes(file: FileHandle, from: number, count: number): Promise<Buffer> {
  const bytes = Buffer.alloc(count);
  for (let at = 0; at < count;) {
    const { bytesRead } = await file.read(bytes, at, Math.min(count - at, 2 ** 26), from + at);
    if (bytesRead === 0) throw new RangeError('checkpoint: expected a whole file, got one that became shorter; try again');
    at += bytesRead;
  }
  return bytes;
}

function numbersOf(bytes: Buffer, dtype: TensorEntry['dtype']): Float32Array | Int32Array | Uint8Array {
  if (dtype === 'BOOL') return Uint8Array.from(bytes);
  const own = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return dtype === 'F32' ? new Float32Array(own) : new Int32Array(own);
}
