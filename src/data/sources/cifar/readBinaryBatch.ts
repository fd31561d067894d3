import { cifarBytes, type CifarBatch } from './CifarBatch';

/**
 * Pictures of the binary version: of each, a label (CIFAR-10), or a superclass and a label (CIFAR-100), and its pixels.
 *
 * @param kinds the labels before each picture, by how many classes there are: [10], or [20, 100].
 * @throws RangeError unless the file is of whole pictures.
 */
export function readBinaryBatch(place: string, bytes: Uint8Array, kinds: readonly number[], fix: string): CifarBatch {
  const width = kinds.length + cifarBytes;
  const rows = Math.floor(bytes.length / width);
  const left = bytes.length - rows * width;
  if (rows === 0 || left > 0)
    throw new RangeError(
      `${place}: expected pictures of ${width} bytes each, got ${bytes.length} bytes, ${rows} pictures and ${left} bytes more; ${fix}`
    );
  return {
    rows,
    labels: Object.fromEntries(
      kinds.map((classes, i) => [classes, Int32Array.from({ length: rows }, (_, row) => bytes[row * width + i])])
    ),
    pixels: (row) => bytes.subarray(row * width + kinds.length, (row + 1) * width)
  };
}
