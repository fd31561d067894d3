import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { showValue } from '../../../checks/showValue';
import { unpackGzipPieces, pieceBytes, startsAsGzip } from '../../files/unpackGzipPieces';
import { findByteOrderMark, createRecoder } from './checkEncodingName';
import { checkNoZeros, checkFileIsText, utf8Check } from './checkFileIsText';

/** The text of a file in UTF-8, piece by piece. */
export interface TextOfFile {
  pieces: AsyncIterable<Buffer>;
  /** How many bytes of the file have been read. */
  read(): number;
  /** Of all that was read, in hexadecimal, once. */
  sha256(): string;
  /** What the file turned out to be. */
  found: {
    isGzip: boolean;
    encoding: string;
    isMarked: boolean;
    /** Whether another encoding was asked for though the bytes are UTF-8 that is not all ASCII. */
    looksLikeUtf8: boolean;
  };
}

/**
 * @param encoding its name; undefined for what the file's byte order mark says, or UTF-8.
 * @throws Error, while the pieces are read, for gzip that is damaged, a file that is no text, or not in the encoding. UTF-8 is not checked.
 */
export function readTextOfFile(subject: string, path: string, encoding: string | undefined): TextOfFile {
  const hash = createHash('sha256');
  const progress = { bytes: 0 };
  const found = { isGzip: false, encoding: encoding ?? 'utf-8', isMarked: false, looksLikeUtf8: false };
  return {
    pieces: recoded(subject, unpackGzipPieces(subject, fileBytes(path, hash, progress), found), encoding, found),
    read: () => progress.bytes,
    sha256: () => hash.digest('hex'),
    found
  };
}

/** Each piece is gone when the next is asked for, unless it is of a gzip file. The next is read while a piece is used. */
async function* fileBytes(path: string, hash: Hash, progress: { bytes: number }): AsyncGenerator<Buffer> {
  const file = await open(path);
  const buffers = [Buffer.allocUnsafeSlow(pieceBytes), Buffer.allocUnsafeSlow(pieceBytes)];
  let isGzip = false;
  const readInto = (buffer: Buffer) => file.read(buffer, 0, pieceBytes, null);
  let reading = readInto(buffers[0]);
  try {
    for (let turn = 1; ; turn = 1 - turn) {
      const { bytesRead, buffer } = await reading;
      if (bytesRead === 0) return;
      const bytes = buffer.subarray(0, bytesRead);
      isGzip ||= progress.bytes === 0 && startsAsGzip(bytes);
      progress.bytes += bytesRead;
      // What unpacks reads on before it has used up the last piece.
      reading = readInto(isGzip ? Buffer.allocUnsafeSlow(pieceBytes) : buffers[turn]);
      hash.update(bytes);
      yield bytes;
    }
  } finally {
    await reading.catch(() => {});
    await file.close();
  }
}

/** A few of their characters may be UTF-8 by chance. */
const ofSeveralBytes = /^(gb|big5|shift|euc|iso-2022)/;

async function* recoded(
  subject: string,
  source: AsyncIterable<Buffer>,
  asked: string | undefined,
  found: TextOfFile['found']
): AsyncGenerator<Buffer> {
  let recode: ReturnType<typeof createRecoder> | undefined;
  const checked = (bytes: Buffer, isLast: boolean): Buffer => {
    try {
      const text = recode!(bytes, isLast);
      checkNoZeros(subject, text);
      return text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new Error(
        `${subject}: expected text in ${found.encoding}, got bytes that are none; give its own {encoding}, not ${showValue(found.encoding)}`,
        { cause: error }
      );
    }
  };
  const isOther = asked !== undefined && !asked.startsWith('utf-');
  const [isUtf8, least] = [utf8Check(), asked !== undefined && ofSeveralBytes.test(asked) ? 40 : 1];
  let [mayBeUtf8, beyondAscii] = [isOther, 0];
  for await (const bytes of source) {
    let piece = bytes;
    if (mayBeUtf8) {
      mayBeUtf8 = isUtf8(bytes);
      if (mayBeUtf8 && beyondAscii < least) for (const byte of bytes) beyondAscii += byte >> 7;
    }
    if (!recode) {
      checkFileIsText(subject, bytes);
      const mark = findByteOrderMark(bytes);
      found.isMarked = mark !== undefined && mark.encoding === (asked ?? mark.encoding);
      found.encoding = asked ?? mark?.encoding ?? 'utf-8';
      recode = createRecoder(found.encoding);
      if (mark && found.isMarked) piece = bytes.subarray(mark.length);
    }
    yield checked(piece, false);
  }
  found.looksLikeUtf8 = mayBeUtf8 && beyondAscii >= least;
  if (recode) yield checked(Buffer.alloc(0), true);
}
