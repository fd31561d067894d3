import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { unpackGzipPieces, pieceBytes } from '../../files/unpackGzipPieces';
import { openRegularFile } from '../../files/openRegularFile';
import { idxHeaderBytes, idxSizes } from '../../files/readIdx';
import { resolveRealPathIn } from '../publishedParts/resolveRealPathIn';

/** Takes bytes as they arrive, and how many came before. */
export type TakeBytes = (bytes: Uint8Array, from: number) => void;

export interface IdxFileOptions {
  folder: string;
  name: string;
  /** How many sizes its header has. */
  dimensions: number;
  /** Gets the sizes, and either refuses them or returns the function that takes the bytes. */
  begin(sizes: number[]): TakeBytes;
  pause(): Promise<void>;
}

const fix = 'get the file again';
/** Pictures pack to a tenth or so; only a file made to fill the memory packs to less than a 700th. */
const mostOften = 700;
const fewBytes = 2 ** 24;

/**
 * Reads an IDX file of unsigned bytes, packed with gzip or not, a piece at a time.
 *
 * @returns SHA-256 of the file, unpacked.
 * @throws Error for what is no such file, is cut off, damaged, or longer or shorter than its header says; a pipe, or a link out of the folder.
 */
export async function readIdxFile(subject: string, options: IdxFileOptions): Promise<string> {
  const { folder, name, dimensions, begin, pause } = options;
  const refuse = (got: string) =>
    new Error(`${subject}: expected a regular file in the folder, got ${got}; copy the file into the folder`);
  const { file, bytes: size } = await openRegularFile(await resolveRealPathIn(folder, name, refuse), refuse);
  const found = { isGzip: false };
  const hash = createHash('sha256');
  const start = idxHeaderBytes(dimensions);
  let head = Buffer.alloc(0);
  let take: TakeBytes | undefined;
  let [expected, seen] = [0, 0];
  for await (const piece of unpackGzipPieces(subject, piecesOf(file, refuse), found)) {
    hash.update(piece);
    let rest = piece;
    if (!take) {
      head = Buffer.concat([head, piece]);
      if (head.length < start) continue;
      const sizes = idxSizes(head, dimensions, subject, fixOf(head));
      expected = sizes.reduce((a, b) => a * b, 1);
      checkLength(subject, { size, isGzip: found.isGzip }, { expected, start });
      take = begin(sizes);
      rest = head.subarray(start);
    }
    if (seen + rest.length > expected)
      throw new Error(`${subject}: expected ${expected} bytes after the header, got more; ${fix}`);
    take(rest, seen);
    seen += rest.length;
    await pause();
  }
  // Says what is missing, or that the file is something else.
  if (!take) idxSizes(head, dimensions, subject, fixOf(head));
  if (seen < expected) throw new Error(`${subject}: expected ${expected} bytes after the header, got ${seen}; ${fix}`);
  return hash.digest('hex');
}

/** A download often brings something else. */
function fixOf(head: Buffer): string {
  const is = head[0] === 0x3c ? 'a web page' : head.toString('latin1', 0, 2) === 'PK' ? 'a zip, to be unpacked' : '';
  return is ? `${fix}, this one is ${is}` : fix;
}

/** Before memory is taken for what the header says. */
function checkLength(
  subject: string,
  { size, isGzip }: { size: number; isGzip: boolean },
  { expected, start }: { expected: number; start: number }
): void {
  if (!isGzip && size !== start + expected)
    throw new Error(
      `${subject}: expected ${start + expected} bytes, as its header says, got ${size}; ${size < start + expected ? `it is cut off: ${fix}` : fix}`
    );
  if (isGzip && expected > fewBytes && expected > mostOften * size)
    throw new RangeError(
      `${subject}: expected pictures, got ${size} bytes that say they unpack to ${expected}, almost all alike; ${fix}`
    );
}

async function* piecesOf(file: FileHandle, refuse: (got: string) => Error): AsyncGenerator<Buffer> {
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(pieceBytes), 0, pieceBytes, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : refuse(code);
  } finally {
    await file.close();
  }
}
