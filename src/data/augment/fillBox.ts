import type { Box } from './sampleRandomBox';
import type { PictureLayout } from './readPictureLayout';

/** Writes into a box of a picture, line by line, in all planes. `write` gets the part of a line and where it begins in the row. */
export function fillBox(
  into: Float32Array,
  { planes, height, width, channels }: PictureLayout,
  box: Box,
  write: (part: Float32Array, start: number) => void
): void {
  for (let plane = 0; plane < planes; plane++)
    for (let y = box.top; y < box.top + box.height; y++) {
      const start = ((plane * height + y) * width + box.left) * channels;
      write(into.subarray(start, start + box.width * channels), start);
    }
}
