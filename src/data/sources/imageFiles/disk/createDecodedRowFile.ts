import { writeWholeBytes } from '../../../disk/readWholeBytes';
import type { ScratchFile } from '../../../disk/createScratchFile';
import type { RowBytes } from '../createDecodedRowBuffer';

/**
 * Decoded rows that lie in a scratch file. They are read one by one: a picture fills a page of the disk or more, and each was in a file of its own
 * before.
 */
export function createDecodedRowFile(scratch: ScratchFile, width: number): RowBytes {
  const one = new Uint8Array(width);
  return {
    room: (_, rows) => new Uint8Array(rows * width),
    keep: (first, room) => writeWholeBytes(scratch.file, room, first * width),
    row(at) {
      scratch.read(at * width, one);
      return one;
    }
  };
}
