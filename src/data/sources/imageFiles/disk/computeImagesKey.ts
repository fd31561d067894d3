import { createHash } from 'node:crypto';
import type { ImageSet } from '../checkImageSet';
import type { ImageRow } from '../ImageRow';
import type { ListedFile } from '../ListedFile';
import { loadSharp } from '../loadSharp';

/** Of what is written about images. */
const layout = 1;

/** SHA-256 of the files as they are listed, whether they are rows or not, and of the way in which they are read; hexadecimal. */
export function computeImagesKey(
  { root, sizing, shares, seed, rows: most }: ImageSet,
  asked: unknown,
  { rows, files }: { rows: readonly ImageRow[]; files: readonly ListedFile[] }
): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([layout, root, sizing, shares, seed, most, asked, loadSharp().versions]));
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const { path } of files) hash.update(JSON.stringify(path));
  for (const row of rows) {
    const { bytes, modified } = byPath.get(row.file)!;
    hash.update(JSON.stringify([row, bytes, modified]));
  }
  return hash.digest('hex');
}
