/**
 * The bytes of an IDX file of unsigned bytes, without its header.
 *
 * @throws Error unless the file has exactly the expected sizes, in its header and in its data.
 */
export function readIdx(file: Uint8Array, sizes: number[], subject: string): Uint8Array {
  const fix = 'install the file again';
  const start = idxHeaderBytes(sizes.length);
  const found = idxSizes(file, sizes.length, subject, fix);
  if (String(found) !== String(sizes))
    throw new Error(`${subject}: expected sizes ${sizes.join(' x ')}, got ${found.join(' x ')}; ${fix}`);
  const length = sizes.reduce((a, b) => a * b, 1);
  if (file.length !== start + length) throw new Error(`${subject}: expected ${start + length} bytes, got ${file.length}; ${fix}`);
  return file.subarray(start);
}

/**
 * The sizes in the header of an IDX file of unsigned bytes: two zeros, 8 for unsigned bytes, how many sizes, then each size as a big-endian 32-bit
 * number.
 *
 * @throws Error for another type of numbers, or another count of sizes.
 */
export function idxSizes(file: Uint8Array, count: number, subject: string, fix: string): number[] {
  const header = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const magic = file.length < idxHeaderBytes(count) ? null : header.getUint32(0);
  const expected = 0x0800 + count;
  if (magic !== expected)
    throw new Error(
      `${subject}: expected an IDX file that starts with ${expected}, got ${magic ?? `${file.length} bytes`}; ${fix}`
    );
  return Array.from({ length: count }, (_, i) => header.getUint32(4 + 4 * i));
}

export function idxHeaderBytes(count: number): number {
  return 4 + 4 * count;
}
