import { closeSync, rmSync, unlinkSync } from 'node:fs';
import { bytesOf } from './RowFile';
import { unfinishedFilePath } from './unfinishedFilePath';
import { openNewFile, readWholeBytes, writeWholeBytes } from './readWholeBytes';

/** A file for as long as it is open, also if the process is killed. */
export interface ScratchFile {
  file: number;
  /** Writes to the end of the file; the place where it begins. */
  append(values: ArrayBufferView): number;
  read(place: number, into: ArrayBufferView): void;
  close(): void;
}

export function createScratchFile(folder: string): ScratchFile {
  const path = unfinishedFilePath(folder);
  const file = openNewFile(folder, path);
  let isOpen = true;
  let size = 0;
  try {
    unlinkSync(path);
  } catch {
    // Where an open file cannot be deleted, as on Windows, it is deleted at the end.
  }
  return {
    file,
    append(values) {
      const place = size;
      writeWholeBytes(file, bytesOf(values), place);
      size += values.byteLength;
      return place;
    },
    read(place, into) {
      if (readWholeBytes(file, bytesOf(into), place) < into.byteLength)
        throw new Error('rows on disk: expected to read what was written, got less; look whether the disk has errors');
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      closeSync(file);
      rmSync(path, { force: true });
    }
  };
}
