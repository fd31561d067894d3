import { rowsPerBlock } from '../../../disk/RowFile';
import { createRowFileWriter, type RowFileWriter } from '../../../disk/createRowFileWriter';
import { partNames, type ImageRow } from '../ImageRow';
import { putPixels } from '../putPixels';
import type { RowBytes } from '../createDecodedRowBuffer';
import type { ImageRowsMetadata } from './ImageRowsMetadata';
import type { ImageSetOnDisk, DealtImages } from './ImageSetOnDisk';
import { partFile } from './openImagesOnDisk';

/** Writes the rows of each part, in their order, as a file of rows. All files get their names together, the one that says which there are last. */
export async function writeImagesToDisk(asked: ImageSetOnDisk, dealt: DealtImages, pixels: RowBytes): Promise<void> {
  const { key, shape, classes, pause } = asked;
  const { source, findings, mayChange } = dealt;
  const width = shape.reduce((a, b) => a * b, 1);
  const placeOf = new Map(asked.files.map(({ path }, place) => [path, place]));
  const parts = partNames.filter((part) => dealt.parts[part]);
  const writers: RowFileWriter[] = [];
  try {
    for (const part of [...parts].reverse()) {
      const { name, rows, unlabelled } = dealt.parts[part]!;
      const about: ImageRowsMetadata = {
        dataset: { name, shape, classes, source, ...(unlabelled && { unlabelled }) },
        files: rows.map(({ file }) => placeOf.get(file)!),
        ...(part === 'train' && { set: { parts, findings, mayChange } })
      };
      const y = Int32Array.from(rows, ({ label }) => label);
      const writer = createRowFileWriter(partFile(asked, part), { key, rows: rows.length, width, about: { ...about } }, { y });
      writers.push(writer);
      await addRows(writer, rows, { pixels, width, pause });
    }
    for (const writer of writers) writer.finish();
  } finally {
    for (const writer of writers) writer.discard();
  }
}

async function addRows(
  writer: RowFileWriter,
  rows: readonly ImageRow[],
  { pixels, width, pause }: { pixels: RowBytes; width: number; pause: () => Promise<void> }
): Promise<void> {
  const each = rowsPerBlock(width);
  for (let first = 0; first < rows.length; first += each) {
    const some = rows.slice(first, first + each);
    const block = new Float32Array(some.length * width);
    for (const [i, { at }] of some.entries()) {
      putPixels(pixels.row(at), block, i * width);
      await pause();
    }
    writer.add(block);
  }
}
