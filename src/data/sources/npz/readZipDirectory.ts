import type { FileHandle } from 'node:fs/promises';
import { readBytesAt } from './readBytesAt';

/** Where a file lies in a zip, and how long it is. */
export interface ZipEntry {
  /** With the folders in front of it, if any. */
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
  /** CRC-32 of its bytes. */
  crc: number;
  /** Bytes in the zip. */
  packed: number;
  /** Bytes when unpacked, as the zip says. */
  size: number;
  /** Where its local header begins. */
  at: number;
}

const endLength = 22;
/** Bytes before the name in the header of a file. */
const localHeader = 30;
const longestComment = 65_535;
/** More than any zip of a few arrays needs. Nothing else of a file is read before it is known to be a zip. */
const longestDirectory = 2 ** 20;

/**
 * The files in a zip by name, from the directory at its end, with the 64-bit sizes of Zip64 (APPNOTE.TXT 6.3, PKWARE).
 *
 * @throws Error unless it is a whole zip of one part.
 */
export async function readZipDirectory(subject: string, file: FileHandle): Promise<Map<string, ZipEntry>> {
  const { size } = await file.stat();
  const tail = await readBytesAt(file, Math.max(0, size - endLength - longestComment), size);
  const end = findEnd(tail);
  if (end < 0) {
    const first = (await readBytesAt(file, 0, Math.min(size, 6))).toString('latin1');
    if (first.startsWith('PK'))
      throw new Error(`${subject}: expected a whole .npz file, got one that is cut off at its end; copy it again`);
    const got = first === '\x93NUMPY' ? 'a single array (.npy)' : 'a file that starts differently';
    throw new Error(`${subject}: expected an .npz file (a zip of arrays), got ${got}; write it with numpy.savez`);
  }
  const { count, from, length } = await placeOf(file, tail, end, size - tail.length + end);
  if (!(length <= longestDirectory && from + length <= size))
    throw new Error(
      `${subject}: expected a zip directory inside the file, of at most ${longestDirectory} bytes, got ${length} bytes at ${from} of ${size}; copy the file again`
    );
  const entries = entriesOf(subject, await readBytesAt(file, from, from + length), count);
  checkPlaces(subject, [...entries.values()], from);
  return entries;
}

/** Files that share bytes would make of a small zip as much data as they like. */
function checkPlaces(subject: string, entries: ZipEntry[], directory: number): void {
  const inOrder = entries.sort((a, b) => a.at - b.at);
  inOrder.forEach((entry, i) => {
    const next = inOrder[i + 1];
    const until = next ? next.at : directory;
    const end = entry.at + localHeader + entry.packed;
    if (end > until)
      throw new Error(
        `${subject}: expected files one after the other in the zip, got ${JSON.stringify(entry.name)} to ${end}, where ${next ? JSON.stringify(next.name) : 'the directory'} begins at ${until}; write the file again`
      );
  });
}

/** Where the record begins that ends the zip, or -1: only a comment of the length that it says may come after it. */
function findEnd(tail: Buffer): number {
  for (let at = tail.length - endLength; at >= 0; at--)
    if (tail.readUInt32LE(at) === 0x06054b50 && tail.readUInt16LE(at + 20) === tail.length - at - endLength) return at;
  return -1;
}

async function placeOf(file: FileHandle, tail: Buffer, end: number, endInFile: number) {
  const plain = { count: tail.readUInt16LE(end + 10), length: tail.readUInt32LE(end + 12), from: tail.readUInt32LE(end + 16) };
  const locator = end - 20;
  if (locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50) return plain;
  const at = Number(tail.readBigUInt64LE(locator + 8));
  if (at + 56 > endInFile) return plain;
  const record = await readBytesAt(file, at, at + 56);
  if (record.readUInt32LE(0) !== 0x06064b50) return plain;
  const long = (offset: number) => Number(record.readBigUInt64LE(offset));
  return { count: long(32), length: long(40), from: long(48) };
}

function entriesOf(subject: string, directory: Buffer, count: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let i = 0; i < count; i++) {
    const broken = new Error(
      `${subject}: expected a zip directory of ${count} files, got one that is damaged at file ${i + 1}; copy the file again`
    );
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw broken;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset));
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > directory.length) throw broken;
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [packed, size, offset] = [20, 24, 42].map((place) => directory.readUInt32LE(at + place));
    if (entries.has(name))
      throw new Error(`${subject}: expected each file once, got ${JSON.stringify(name)} twice; write the file again`);
    entries.set(name, {
      name,
      method: directory.readUInt16LE(at + 10),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      crc: directory.readUInt32LE(at + 16),
      ...longOnes(extra, { size, packed, at: offset })
    });
    at = next;
  }
  return entries;
}

/** What did not fit into 32 bits is in the extra field 1, in this order. */
function longOnes<Sizes extends { size: number; packed: number; at: number }>(extra: Buffer, sizes: Sizes): Sizes {
  const found = { ...sizes };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let place = at + 4;
    for (const name of ['size', 'packed', 'at'] as const) {
      if (sizes[name] !== 0xffffffff || place + 8 > extra.length) continue;
      found[name] = Number(extra.readBigUInt64LE(place));
      place += 8;
    }
  }
  return found;
}
