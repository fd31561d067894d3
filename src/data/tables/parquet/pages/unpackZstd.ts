import { Decompress } from 'fzstd';

/** What a decoder must at least accept (RFC 8878, 3.1.1.1.2), and more than writers of Parquet use for a page. */
const widestWindow = 2 ** 27;

/**
 * Unpacks one frame of Zstandard.
 *
 * @throws Error if it is not one whole frame, or has more than `size` bytes.
 */
export function unpackZstd(bytes: Buffer, size: number): Buffer {
  checkFrame(bytes, size);
  const page = Buffer.alloc(size);
  let made = 0;
  const stream = new Decompress((part) => {
    if (part.length > size - made) throw new Error(`a page unpacks to more than the ${size} bytes that its header says`);
    page.set(part, made);
    made += part.length;
  });
  stream.push(bytes, true);
  return page.subarray(0, made);
}

/** Looks at the headers of the frame and its blocks: the decoder makes room for whatever window a frame asks for. */
function checkFrame(bytes: Buffer, size: number): void {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== 0xfd2fb528) throw new Error('a page is not packed with Zstandard');
  const flags = bytes[4];
  const isSingle = (flags >> 5) & 1;
  const window = isSingle ? size : 2 ** (10 + (bytes[5] >> 3)) * (1 + (bytes[5] & 7) / 8);
  if (window > widestWindow && window > size)
    throw new Error(`a page packed with Zstandard asks for a window of ${window} bytes`);
  const sizeBytes = flags >> 6 ? 2 ** (flags >> 6) : isSingle;
  const sizeAt = 6 - isSingle + [0, 1, 2, 4][flags & 3];
  let at = sizeAt + sizeBytes;
  if (at > bytes.length) throw endsEarly();
  const said =
    sizeBytes === 0
      ? size
      : sizeBytes === 8
        ? Number(bytes.readBigUInt64LE(sizeAt))
        : bytes.readUIntLE(sizeAt, sizeBytes) + (sizeBytes === 2 ? 256 : 0);
  if (said !== size) throw new Error(`a page unpacks to ${said} bytes where its header says ${size}`);
  for (let isLast = false; !isLast;) {
    if (at + 3 > bytes.length) throw endsEarly();
    const head = bytes.readUIntLE(at, 3);
    isLast = (head & 1) === 1;
    at += 3 + (((head >> 1) & 3) === 1 ? 1 : head >> 3);
  }
  at += flags & 4 ? 4 : 0;
  if (at !== bytes.length)
    throw at > bytes.length ? endsEarly() : new Error('a page packed with Zstandard has bytes after its end');
}

function endsEarly(): Error {
  return new Error('a page packed with Zstandard ends too early');
}
