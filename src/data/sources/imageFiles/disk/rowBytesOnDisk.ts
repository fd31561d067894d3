import { writeWhole } from '../../../disk/fileBytes';
import type { ScratchFile } from '../../../disk/scratchFile';
import type { RowBytes } from '../rowBytes';

/**
 * Decoded rows that lie in a scratch file. They are read one by one: a picture fills a page of the disk or more, and each was in a file of its own
 * before.
 */
export function rowBytesOnDisk(scratch: ScratchFile, width: number): RowBytes {
  const one = new Uint8Array(width);
  return {
    room: (_, rows) => new Uint8Array(rows * width),
    keep: (first, room) => writeWhole(scratch.file, room, first * width),
    row(at) {
      scratch.read(at * width, one);
      return one;
    }
  };
}
