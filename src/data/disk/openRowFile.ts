import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { showPath } from '../../checks/showPath';
import { bytesOf, columnKinds, magic, prefix, rowsPerBlock, version, type RowColumns, type RowFileHeader } from './RowFile';
import { mark, type RowsOnDisk } from './RowsOnDisk';
import { readWholeBytes } from './readWholeBytes';

export interface OpenRowFile {
  header: RowFileHeader;
  columns: RowColumns;
  x: RowsOnDisk;
}

/** A header of more is none of ours. */
const mostHeader = 2 ** 28;

/** The file is closed when nobody has its rows any more. */
const opened = new FinalizationRegistry((file: number) => closeSync(file));

/**
 * Opens a file of rows. Header and columns are compared with their digests now, each block of rows when it is first read.
 *
 * @throws Error for a file that is damaged, of another version or of another kind.
 */
export function openRowFile(subject: string, path: string): OpenRowFile {
  const shown = showPath(path);
  const file = openToRead(subject, path);
  try {
    const { size } = fstatSync(file);
    const { header, json } = readHeader(subject, shown, file, size);
    const { rows, width, start, digests } = header;
    const columns: { [name: string]: ArrayBufferView } = {};
    const hash = createHash('sha256');
    let at = start + 4 * rows * width;
    for (const name of header.columns) {
      const values = new columnKinds[name](rows);
      const bytes = bytesOf(values);
      if (readWholeBytes(file, bytes, at) < bytes.length) throw damaged(subject, shown);
      hash.update(bytes);
      at += bytes.length;
      columns[name] = values;
    }
    if (hash.digest('hex') !== digests.at(-1)) throw damaged(subject, shown);
    const x = rowsOf(subject, path, file, header, createHash('sha256').update(json).digest('hex'));
    opened.register(x, file);
    return { header, columns: columns as unknown as RowColumns, x };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function openToRead(subject: string, path: string): number {
  let got = 'something else';
  try {
    // A pipe would wait for somebody who writes to it.
    if (statSync(path).isFile()) return openSync(path, 'r');
  } catch (error) {
    got = (error as NodeJS.ErrnoException).code ?? String(error);
  }
  throw new Error(
    `${subject}: expected a file of rows that can be read at ${showPath(path)}, got ${got}; name another folder, or move it`
  );
}

function readHeader(subject: string, shown: string, file: number, size: number): { header: RowFileHeader; json: Buffer } {
  const first = Buffer.alloc(prefix);
  if (readWholeBytes(file, first, 0) < prefix || !first.subarray(0, magic.length).equals(magic))
    throw new Error(`${subject}: expected a file of rows at ${shown}, got another one; name another folder, or move that file`);
  const length = first.readUInt32LE(prefix - 4);
  if (length > Math.min(size, mostHeader)) throw damaged(subject, shown);
  const json = Buffer.alloc(length);
  readWholeBytes(file, json, prefix);
  const digest = createHash('sha256').update(json).digest();
  if (!digest.equals(first.subarray(magic.length, -4))) throw damaged(subject, shown);
  const header = JSON.parse(json.toString()) as RowFileHeader;
  if (header.version !== version)
    throw new Error(
      `${subject}: expected rows of version ${version} at ${shown}, got version ${header.version}; delete that file, then they are made again`
    );
  if (!isSound(header, size)) throw damaged(subject, shown);
  return { header, json };
}

/** Whether its numbers fit each other and the size of the file, so that no more is read or held than is there. */
function isSound({ rows, width, start, blockRows, digests, columns }: RowFileHeader, size: number): boolean {
  if (![rows, width, start].every((number) => Number.isSafeInteger(number) && number > 0)) return false;
  if (!Array.isArray(columns) || new Set(columns).size !== columns.length || !columns.includes('y')) return false;
  if (!columns.every((name) => Object.hasOwn(columnKinds, name))) return false;
  const bytes = columns.reduce((sum, name) => sum + rows * columnKinds[name].BYTES_PER_ELEMENT, 4 * rows * width);
  if (blockRows !== rowsPerBlock(width) || start + bytes !== size) return false;
  return Array.isArray(digests) && digests.length === Math.ceil(rows / blockRows) + 1;
}

function rowsOf(subject: string, path: string, file: number, header: RowFileHeader, sha256: string): RowsOnDisk {
  const { rows, width, start, blockRows, digests } = header;
  const length = rows * width;
  const perBlock = blockRows * width;
  const isWhole = new Uint8Array(digests.length - 1);
  const read = (from: number, to: number): Float32Array => {
    const values = new Float32Array(to - from);
    if (readWholeBytes(file, bytesOf(values), start + 4 * from) < values.byteLength) throw damaged(subject, showPath(path));
    return values;
  };
  const firstRead = (block: number): Float32Array => {
    const values = read(block * perBlock, Math.min(length, (block + 1) * perBlock));
    if (createHash('sha256').update(bytesOf(values)).digest('hex') !== digests[block]) throw damaged(subject, showPath(path));
    isWhole[block] = 1;
    return values;
  };
  return {
    [mark]: true,
    length,
    path,
    sha256,
    subarray(begin, end) {
      const from = Math.min(Math.max(0, begin), length);
      const to = Math.min(Math.max(from, end), length);
      const first = Math.floor(from / perBlock);
      const last = Math.floor((to - 1) / perBlock);
      const isKnown = isWhole.subarray(first, last + 1).every(Boolean);
      if (isKnown || to === from) return read(from, to);
      const values = new Float32Array(to - from);
      for (let block = first; block <= last; block++) {
        const low = Math.max(from, block * perBlock);
        const high = Math.min(to, (block + 1) * perBlock);
        const part = isWhole[block]
          ? read(low, high)
          : firstRead(block).subarray(low - block * perBlock, high - block * perBlock);
        values.set(part, low - from);
      }
      return values;
    }
  };
}

function damaged(subject: string, shown: string): Error {
  return new Error(
    `${subject}: expected whole rows in ${shown}, got a damaged file; delete it, then the call that wrote it does so again, and look whether the disk has errors`
  );
}
