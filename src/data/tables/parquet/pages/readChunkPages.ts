import { crc32 } from 'node:zlib';
import type { ColumnChunk } from '../footer/Footer';
import { endsEarly } from '../footer/readThrift';
import type { ReadBytes } from './createFileWindow';
import { parsePageHeader, type PageHeader } from './parsePageHeader';
import type { UnpackPage } from './loadPageUnpacker';

/** A page whose checksum was right, unpacked. */
export interface Page {
  isDictionary: boolean;
  values: number;
  /** Missing values, if the header says it. */
  nulls?: number;
  /** By its number. */
  encoding: number;
  /** Which values are there, as runs of one bit; absent if all are. */
  levels?: Buffer;
  bytes: Buffer;
}

export interface ChunkPagesOptions {
  read: ReadBytes;
  unpack: UnpackPage;
  /** Whether values may be missing. */
  isOptional: boolean;
  /** Called with the bytes that a page unpacks to and with its values, before it is unpacked; it throws where they are too many. */
  allow: (bytes: number, values: number) => void;
  /** Whether data pages of the file have had a checksum; the same for all chunks. */
  checksums: { seen?: boolean };
}

const longestHeader = 2 ** 20;

/**
 * The pages of a column in a row group, one after the other. A checksum (CRC-32), where a page has one, is verified.
 *
 * @throws Error for pages that are damaged, longer than their chunk or of levels in an old encoding, and for a page without a checksum
 * among others with one.
 */
export async function* readChunkPages(
  chunk: ColumnChunk,
  { read, unpack, isOptional, allow, checksums }: ChunkPagesOptions
): AsyncGenerator<Page> {
  for (let at = chunk.start; at < chunk.end;) {
    const header = await headerAt(read, at, chunk.end);
    at += header.end;
    if (header.packed > chunk.end - at)
      throw new Error(`a page has ${header.packed} bytes where its column has ${chunk.end - at} left`);
    const bytes = await read(at, header.packed, chunk.end);
    at += header.packed;
    checkSum(header, bytes, checksums);
    if (header.kind === 'index') continue;
    allow(header.unpacked, header.values);
    const unpackAll = (part: Buffer, size: number) => unpack(chunk.codec, part, size);
    yield header.kind === 'data 2' ? versionTwo(header, bytes, unpackAll) : versionOne(header, bytes, unpackAll, isOptional);
  }
}

async function headerAt(read: ReadBytes, at: number, end: number): Promise<PageHeader> {
  for (let length = Math.min(end - at, 256); ; length = Math.min(end - at, 8 * length)) {
    try {
      return parsePageHeader(await read(at, length, end));
    } catch (error) {
      if ((error as Error).message !== endsEarly || length === end - at || length >= longestHeader) throw error;
    }
  }
}

function checkSum({ crc, kind }: PageHeader, bytes: Buffer, checksums: { seen?: boolean }): void {
  if (crc !== undefined && crc >>> 0 !== crc32(bytes))
    throw new Error('a page has another checksum (CRC-32) than it was written with');
  if (kind !== 'data' && kind !== 'data 2') return;
  if (checksums.seen !== undefined && checksums.seen !== (crc !== undefined))
    throw new Error('a page has no checksum (CRC-32) where others have one');
  checksums.seen = crc !== undefined;
}

type Unpack = (packed: Buffer, size: number) => Buffer;

function versionOne(header: PageHeader, packed: Buffer, unpack: Unpack, isOptional: boolean): Page {
  const { kind, values, encoding } = header;
  const bytes = unpack(packed, header.unpacked);
  const isDictionary = kind === 'dictionary';
  if (isDictionary || !isOptional) return { isDictionary, values, encoding, bytes };
  if (header.levelEncoding !== 3)
    throw new Error('it says in an old way which values are missing; write it again with a new library');
  if (bytes.length < 4 || bytes.readUInt32LE(0) > bytes.length - 4) throw new Error('a page ends inside its levels');
  const from = 4 + bytes.readUInt32LE(0);
  return { isDictionary, values, encoding, levels: bytes.subarray(4, from), bytes: bytes.subarray(from) };
}

function versionTwo(header: PageHeader, packed: Buffer, unpack: Unpack): Page {
  const { values, nulls, encoding, definitionBytes, repetitionBytes, isPacked, unpacked } = header;
  const from = repetitionBytes + definitionBytes;
  if (from > packed.length || from > unpacked) throw new Error('a page ends inside its levels');
  const rest = packed.subarray(from);
  const bytes = isPacked ? unpack(rest, unpacked - from) : rest;
  const levels = definitionBytes > 0 ? packed.subarray(repetitionBytes, from) : undefined;
  return { isDictionary: false, values, nulls, encoding, ...(levels && { levels }), bytes };
}
