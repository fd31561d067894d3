import type { ImageRow } from '../imageFiles/ImageRow';
import type { ListedFile } from '../imageFiles/ListedFile';
import { defects, type ReadMasks } from './readMasks';
import { maskedInStrips } from './parseRunLength';

export interface TileRowsOptions {
  height: number;
  width: number;
  tiles: number;
  /** The smallest share of masked pixels that gives a tile a class. */
  least: number;
}

export interface TileRows {
  rows: ImageRow[];
  /** Tiles with fewer masked pixels than make a defect. */
  unsure: number;
  /** Tiles with two or more defects, of which the larger counts. */
  mixed: number;
}

/** A row for each tile of each image: class 0 without a masked pixel, otherwise the defect with the most masked pixels. */
export function cutIntoTileRows(
  files: readonly ListedFile[],
  { masks, refused }: ReadMasks,
  { height, width, tiles, least }: TileRowsOptions
): TileRows {
  const rows: ImageRow[] = [];
  let [unsure, mixed] = [0, 0];
  files.forEach(({ path }, group) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (refused.has(name)) return;
    const runs = masks.get(name)?.runs ?? [];
    const counts = runs.map((one) => one && maskedInStrips(one, height * width, tiles));
    for (let tile = 0; tile < tiles; tile++) {
      const shares = Array.from({ length: defects }, (_, i) => ((counts[i]?.[tile] ?? 0) * tiles) / (height * width));
      const most = Math.max(...shares);
      if (most > 0 && most < least) unsure++;
      else {
        if (shares.filter((share) => share >= least).length > 1) mixed++;
        const label = most > 0 ? shares.indexOf(most) + 1 : 0;
        const crop = { left: (tile * width) / tiles, top: 0, width: width / tiles, height };
        rows.push({ file: path, label, at: rows.length, group, crop });
      }
    }
  });
  return { rows, unsure, mixed };
}
