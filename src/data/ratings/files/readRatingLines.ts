import { createHash } from 'node:crypto';
import { showValue } from '../../../checks/showValue';
import { readRegularFile } from '../../files/readRegularFile';
import { resolveRealPathIn } from '../../sources/publishedParts/resolveRealPathIn';
import type { Source } from '../../Dataset';

/** A file of text, line by line. */
export interface FileLines {
  source: Source;
  /** How errors name the file: 'ratings.read: "u.item"'. */
  subject: string;
  /** No more than this many. */
  most: number;
  /** The lines that are not blank, with their numbers from 1. */
  each(): Generator<{ line: string; number: number }>;
}

export interface FileLinesOptions {
  folder: string;
  file: string;
  mostBytes: number;
}

/** Longer lines are no lines of ratings. */
const longest = 65_536;

/**
 * A file in UTF-8, or in Latin-1 if its bytes are no UTF-8, as older sets are.
 *
 * @throws Error for no regular file in the folder, one that is too large, a byte 0, or a line of more than 65,536 bytes.
 */
export async function readRatingLines(subject: string, { folder, file, mostBytes }: FileLinesOptions): Promise<FileLines> {
  const door = `${subject}: ${showValue(file)}`;
  const refuse = (got: string) =>
    new Error(
      `${door}: expected a regular file of at most ${mostBytes} bytes in the folder, got ${got}; look at the file, or give maxBytes`
    );
  const bytes = await readRegularFile(await resolveRealPathIn(folder, file, refuse), refuse, mostBytes);
  if (bytes.includes(0)) throw new Error(`${door}: expected text, got a byte 0 at byte ${bytes.indexOf(0)}; get the file again`);
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
  let most = 1;
  for (const byte of bytes) if (byte === newline) most++;
  return {
    source: { file, sha256: createHash('sha256').update(bytes).digest('hex') },
    subject: door,
    most,
    *each() {
      let number = 0;
      // A byte order mark is no part of the first name.
      for (let start = bytes.indexOf('\uFEFF') === 0 ? 3 : 0; start < bytes.length;) {
        const found = bytes.indexOf(newline, start);
        const end = found < 0 ? bytes.length : found;
        number++;
        if (end - start > longest)
          throw new Error(`${door}, line ${number}: expected at most ${longest} bytes, got ${end - start}; look at the file`);
        const line = bytes.toString(encoding, start, bytes[end - 1] === carriageReturn ? end - 1 : end);
        start = end + 1;
        if (line.trim()) yield { line, number };
      }
    }
  };
}

const [newline, carriageReturn] = [10, 13];

function isUtf8(bytes: Buffer): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    // A piece at a time: a text of the whole file could be too long.
    for (let start = 0; start < bytes.length; start += 2 ** 20)
      decoder.decode(bytes.subarray(start, start + 2 ** 20), { stream: start + 2 ** 20 < bytes.length });
    return true;
  } catch {
    return false;
  }
}
