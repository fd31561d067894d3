type Library = typeof import('hysnappy', { with: { 'resolution-mode': 'import' } });

/** Room for pages up to this size is kept from page to page; writers make smaller ones. */
const usual = 2 ** 22;

/**
 * A function that unpacks raw Snappy, whose first bytes say how many there are. It throws an Error unless they say `size` and the rest is whole.
 */
export function createSnappyUnpacker({ snappyUncompressor }: Library): (bytes: Buffer, size: number) => Buffer {
  let kept: ReturnType<Library['snappyUncompressor']> | undefined;
  return (bytes, size) => {
    const said = lengthOf(bytes);
    // The library writes as many bytes as the data say.
    if (said !== size) throw new Error(`a page unpacks to ${said} bytes where its header says ${size}`);
    const unpack = bytes.length + size > usual ? snappyUncompressor() : (kept ??= snappyUncompressor());
    const page = unpack(bytes, size);
    return Buffer.from(page.buffer, page.byteOffset, page.byteLength);
  };
}

function lengthOf(bytes: Buffer): number {
  let length = 0;
  for (let i = 0; i < 5; i++) {
    if (i >= bytes.length) throw new Error('a page packed with Snappy ends in its first bytes');
    length += (bytes[i] & 0x7f) * 2 ** (7 * i);
    if (bytes[i] < 0x80) return length;
  }
  throw new Error('a page packed with Snappy has no length');
}
