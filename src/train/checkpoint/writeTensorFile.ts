import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type * as tf from '@tensorflow/tfjs';
import { numberKinds, type NumberKind, type TensorEntry, type TensorValues } from './TensorFile';

/**
 * Writes tensors and a text in the layout of safetensors: eight bytes with the length of the header (little-endian), the header (JSON, padded
 * with spaces to a multiple of eight bytes), then the numbers, one tensor after the other, little-endian.
 *
 * @returns the file's SHA-256, hexadecimal.
 */
export async function writeTensorFile(
  file: FileHandle,
  tensors: ReadonlyMap<string, tf.Tensor>,
  metadata: string
): Promise<string> {
  // All at once: what is read later may be of a later moment.
  const parts = [...tensors].map(([name, tensor]) => ({
    name,
    kind: kindOf(tensor),
    shape: tensor.shape,
    values: valuesOf(tensor)
  }));
  const entries: { [name: string]: TensorEntry } = {};
  let end = 0;
  for (const { name, kind, shape, values } of parts)
    entries[name] = { dtype: kind, shape, data_offsets: [end, (end += values.byteLength)] };
  const json = Buffer.from(JSON.stringify({ __metadata__: { stillroom: metadata }, ...entries }));
  const header = Buffer.concat([json, Buffer.alloc(-json.length & 7, ' ')]);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const hash = createHash('sha256');
  for (const bytes of [length, header, ...parts.map(({ values }) => bytesOf(values))]) {
    hash.update(bytes);
    await writeWhole(file, bytes);
  }
  return hash.digest('hex');
}

function kindOf({ dtype }: tf.Tensor): NumberKind {
  const kinds = Object.keys(numberKinds) as NumberKind[];
  const kind = kinds.find((one) => numberKinds[one].dtype === dtype);
  if (kind) return kind;
  throw new TypeError(`checkpoint: expected weights of float32, int32 or bool, got ${dtype}; leave folder out`);
}

/** A copy: what TensorFlow gives may be its own memory. */
function valuesOf(tensor: tf.Tensor): TensorValues {
  return (tensor.dataSync() as TensorValues).slice();
}

/** The machine's own byte order: little-endian on everything that TensorFlow runs on. */
function bytesOf(values: TensorValues): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at, Math.min(chunk, bytes.length - at))).bytesWritten;
}

/** One write takes at most 2 GB. */
const chunk = 2 ** 26;
