import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { readBytesAt } from './readBytesAt';
import type { ZipEntry } from './readZipDirectory';

const partLength = 2 ** 16;

/**
 * Unpacks a file of a zip part by part and passes each part to `take`. Never more than two parts are in memory, and it stops as soon as
 * there is more data than the directory says.
 *
 * @throws Error for a file that is encrypted, packed with another method than deflate, damaged, or longer or shorter than the directory says.
 */
export async function unpackZipEntry(
  subject: string,
  file: FileHandle,
  entry: ZipEntry,
  take: (part: Buffer) => Promise<void>
): Promise<void> {
  const { method, size, packed } = entry;
  if (entry.encrypted) throw new Error(`${subject}: expected open data, got an encrypted file; write it without a password`);
  if (method !== 0 && method !== 8)
    throw new Error(`${subject}: expected stored or deflated data, got method ${method}; write it with numpy.savez_compressed`);
  const start = await startOf(subject, file, entry);
  let seen = 0;
  let crc = 0;
  const count = async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) {
      seen += part.length;
      if (seen > size) throw damaged(subject, `more than the ${size} bytes of its directory`);
      crc = crc32(part, crc);
      await take(part);
    }
  };
  const parts = partsOf(file, start, start + packed);
  await (method === 0 ? count(parts) : pipeline(parts, createInflateRaw({ chunkSize: partLength }), count)).catch(
    (error: unknown) => {
      const { code, message } = error as NodeJS.ErrnoException;
      throw code?.startsWith('Z_') ? damaged(subject, `an error (${message})`, error) : error;
    }
  );
  if (seen < size) throw damaged(subject, `${seen} of ${size} bytes`);
  if (crc !== entry.crc) throw damaged(subject, 'another checksum (CRC-32) than it was written with');
}

/** The offset of the bytes: they follow their own header, which repeats the name. */
async function startOf(subject: string, file: FileHandle, { at, packed }: ZipEntry): Promise<number> {
  const header = await readBytesAt(file, at, at + 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw damaged(subject, `no file at ${at}`);
  const start = at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const { size } = await file.stat();
  if (start + packed > size) throw damaged(subject, `${Math.max(0, size - start)} of ${packed} packed bytes`);
  return start;
}

async function* partsOf(file: FileHandle, from: number, to: number): AsyncGenerator<Buffer> {
  for (let at = from; at < to; at += partLength) yield await readBytesAt(file, at, Math.min(to, at + partLength));
}

function damaged(subject: string, got: string, cause?: unknown): Error {
  return new Error(`${subject}: expected whole data, got ${got}; copy the file again`, { cause });
}
