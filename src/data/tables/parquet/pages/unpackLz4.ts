/**
 * Unpacks a block of LZ4 (LZ4 block format 1.6).
 *
 * @throws Error unless it has exactly `size` bytes.
 */
export function unpackLz4(bytes: Buffer, size: number): Buffer {
  const page = Buffer.alloc(size);
  let [at, to] = [0, 0];
  const next = (): number => {
    if (at >= bytes.length) throw new Error('a page packed with LZ4 ends too early');
    return bytes[at++];
  };
  const lengthFrom = (nibble: number): number => {
    let length = nibble;
    if (nibble === 15) for (let more = 255; more === 255; length += more) more = next();
    return length;
  };
  while (at < bytes.length) {
    const token = next();
    const literals = lengthFrom(token >> 4);
    if (literals > bytes.length - at || literals > size - to)
      throw new Error('a page packed with LZ4 has more bytes than it says');
    bytes.copy(page, to, at, at + literals);
    at += literals;
    to += literals;
    if (at === bytes.length) break;
    const offset = next() | (next() << 8);
    const length = lengthFrom(token & 15) + 4;
    if (offset === 0 || offset > to || length > size - to)
      throw new Error('a page packed with LZ4 repeats bytes that it does not have');
    // The bytes to repeat may be those that it makes.
    if (offset >= length) page.copy(page, to, to - offset, to - offset + length);
    else for (let i = 0; i < length; i++) page[to + i] = page[to + i - offset];
    to += length;
  }
  return page.subarray(0, to);
}

/** Unpacks what the codec "LZ4" stands for: Hadoop's blocks, each with two lengths before it, or one block without them, as some writers did. */
export function unpackLz4Frames(bytes: Buffer, size: number): Buffer {
  const blocks: Buffer[] = [];
  let [at, made] = [0, 0];
  while (at + 8 <= bytes.length) {
    const [own, packed] = [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
    if (packed > bytes.length - at - 8 || own > size - made) break;
    const block = bytes.subarray(at + 8, at + 8 + packed);
    try {
      blocks.push(unpackLz4(block, own));
    } catch {
      break;
    }
    made += own;
    at += 8 + packed;
  }
  return at === bytes.length && made === size ? Buffer.concat(blocks) : unpackLz4(bytes, size);
}
