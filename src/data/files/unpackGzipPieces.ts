import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Bytes of a piece: less takes longer to ask for than to read. */
export const pieceBytes = 2 ** 20;

/**
 * The pieces of a file, unpacked if it begins as gzip does, whatever its name. The source is ended with it, also after an error.
 *
 * @param found is told whether it was gzip, before the first piece is given.
 * @throws Error for gzip that is damaged or cut off.
 */
export async function* unpackGzipPieces(
  subject: string,
  source: AsyncGenerator<Buffer>,
  found: { isGzip: boolean }
): AsyncGenerator<Buffer> {
  const first = await source.next();
  if (first.done) return;
  found.isGzip = startsAsGzip(first.value);
  const all = prepended(first.value, source);
  if (!found.isGzip) return yield* all;
  // Its end, also by an error, reaches who reads the pieces.
  const gunzip = pipeline(all, createGunzip({ chunkSize: pieceBytes }), () => {});
  try {
    yield* gunzip as AsyncIterable<Buffer>;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('Z_')) throw error;
    const got = code === 'Z_BUF_ERROR' ? 'one that is cut off at its end' : `a damaged one (${message})`;
    throw new Error(`${subject}: expected a whole gzip file, got ${got}; copy it again`, { cause: error });
  }
}

export function startsAsGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function* prepended(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield first;
    yield* rest;
  } finally {
    // It has begun, so it has to end even if nobody asks for more.
    await rest.return(undefined);
  }
}
