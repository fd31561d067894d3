/**
 * The bytes of an IDX file of unsigned bytes, without its header: two zeros, 8 for unsigned bytes, how many sizes, then each size
 * as a big-endian 32-bit number.
 *
 * @throws Error unless the file has exactly the expected sizes, in its header and in its data.
 */
export function readIdx(file: Uint8Array, sizes: number[], subject: string): Uint8Array {
  const fix = 'install the file again';
  const start = 4 + 4 * sizes.length;
  const header = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const magic = file.length < start ? null : header.getUint32(0);
  const expected = 0x0800 + sizes.length;
  if (magic !== expected)
    throw new Error(
      `${subject}: expected an IDX file that starts with ${expected}, got ${magic ?? `${file.length} bytes`}; ${fix}`
    );
  const found = sizes.map((_, i) => header.getUint32(4 + 4 * i));
  if (String(found) !== String(sizes))
    throw new Error(`${subject}: expected sizes ${sizes.join(' x ')}, got ${found.join(' x ')}; ${fix}`);
  const length = sizes.reduce((a, b) => a * b, 1);
  if (file.length !== start + length) throw new Error(`${subject}: expected ${start + length} bytes, got ${file.length}; ${fix}`);
  return file.subarray(start);
}
