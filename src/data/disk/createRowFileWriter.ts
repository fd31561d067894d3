import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { bytesOf, columnKinds, magic, prefix, rowsPerBlock, version } from './RowFile';
import type { ColumnName, RowColumns, RowFileHeader } from './RowFile';
import { unfinishedFilePath } from './unfinishedFilePath';
import { openNewFile, writeWholeBytes } from './readWholeBytes';

/** Writes a file of rows under another name, waits until it is on the disk, and renames it: nobody opens half of it. */
export interface RowFileWriter {
  /** Appends rows. */
  add(values: Float32Array): void;
  /** After all rows. */
  finish(): void;
  /** Leaves nothing behind, if it was not finished. */
  discard(): void;
}

type Described = Pick<RowFileHeader, 'key' | 'rows' | 'width' | 'about'>;

export function createRowFileWriter(path: string, described: Described, given: RowColumns): RowFileWriter {
  const { rows, width } = described;
  const columns = (Object.keys(columnKinds) as ColumnName[]).filter((name) => given[name] !== undefined);
  const blockRows = rowsPerBlock(width);
  const digests = Array.from({ length: Math.ceil(rows / blockRows) + 1 }, () => '0'.repeat(64));
  const header: RowFileHeader = { version, ...described, columns, start: 10 ** 9, blockRows, digests };
  // Digests come last, and take as many bytes as their zeros; so does the largest start as a smaller one with blanks.
  const room = Buffer.byteLength(JSON.stringify(header));
  header.start = Math.ceil((prefix + room) / 4096) * 4096;
  const unfinished = unfinishedFilePath(dirname(path));
  let file: number | undefined = openNewFile(dirname(path), unfinished);
  let at = header.start;
  let hash = createHash('sha256');
  let [block, left] = [0, blockRows * width];

  const endBlock = (): void => {
    digests[block++] = hash.digest('hex');
    hash = createHash('sha256');
    left = blockRows * width;
  };
  return {
    add(values) {
      for (let from = 0; from < values.length;) {
        const part = bytesOf(values.subarray(from, from + left));
        hash.update(part);
        writeWholeBytes(file!, part, at);
        at += part.length;
        from += part.length / 4;
        left -= part.length / 4;
        if (left === 0) endBlock();
      }
    },
    finish() {
      if (left < blockRows * width) endBlock();
      const got = (at - header.start) / 4 / width;
      if (got !== rows) throw new RangeError(`rows on disk: expected ${rows} rows, got ${got}; give one for each label`);
      for (const name of columns) {
        const bytes = bytesOf(given[name]!);
        hash.update(bytes);
        writeWholeBytes(file!, bytes, at);
        at += bytes.length;
      }
      digests[block] = hash.digest('hex');
      const text = JSON.stringify(header);
      // A letter may take several bytes.
      const json = Buffer.from(text + ' '.repeat(room - Buffer.byteLength(text)));
      const length = Buffer.alloc(4);
      length.writeUInt32LE(json.length);
      const digest = createHash('sha256').update(json).digest();
      writeWholeBytes(file!, Buffer.concat([magic, digest, length, json]), 0);
      fsyncSync(file!);
      closeSync(file!);
      file = undefined;
      renameSync(unfinished, path);
      syncFolder(dirname(path));
    },
    discard() {
      if (file !== undefined) closeSync(file);
      file = undefined;
      rmSync(unfinished, { force: true });
    }
  };
}

/** Waits until the file's new name is on the disk. Where a folder cannot be synchronized, as on Windows, there is nothing to wait for. */
function syncFolder(folder: string): void {
  let file: number | undefined;
  try {
    file = openSync(folder, 'r');
    fsyncSync(file);
  } catch (error) {
    if (!['EPERM', 'EISDIR', 'EINVAL', 'EBADF', 'ENOTSUP', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
