import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import { withDisplay } from '../../views/bundle/withDisplay';
import { locateImagePlane, planeBytes } from '../../data/locateImagePlane';
import { checkMayShow, chooseImageRows, namedRows } from './chooseImageRows';
import { createImageSheet, showImageSheet, type ImageSheet } from './createImageSheet';

export interface ImagesOptions {
  /** Row numbers, in the order to show. Default: the first 12. At most 400. */
  rows?: ArrayLike<number>;
  /** Images side by side. Default 6. */
  columns?: number;
  /** Screen pixels per pixel. Default 4. */
  scale?: number;
  /** For volumes: the slice to show. Default: the central one. */
  slice?: number;
  /** Whether images of real people and places may enter an output, which is saved with the notebook. Default false: only synthetic data is shown. */
  real?: boolean;
}

/** Images side by side. As a cell's last value it shows itself. */
export interface Images extends ImageSheet {
  /** A sentence that names the rows and their labels. */
  says: string;
}

const most = 400;

/**
 * Rows of a dataset as images side by side, values from 0 (black) to 1 (white), clipped beyond. Rows have the shape [height, width] or
 * [height, width, 1 or 3]; for volumes [depth, height, width, 1] one slice is shown.
 *
 * @throws TypeError or RangeError for rows that are not images, row numbers that do not exist, and real data unless `real` is true.
 * @example
 * ```ts
 * const data = kd.dataset({ x: [[[0, 1], [1, 0]], [[1, 0], [0, 1]]], y: [0, 1], classes: ['rising', 'falling'] });
 * kd.images({ ...data, synthetic: true }, { columns: 2, scale: 8 }).width; // 44: two images and the gaps around them
 * ```
 */
export function images(data: Dataset, options: ImagesOptions = {}): Images {
  checkOptions('images', options, ['rows', 'columns', 'scale', 'slice', 'real']);
  checkDataset(data, 'images');
  const { columns = 6, scale = 4, real = false } = options;
  checkNumber('images', 'columns', columns, { integer: true, atLeast: 1, atMost: most });
  checkNumber('images', 'scale', scale, { integer: true, atLeast: 1, atMost: 32 });
  const rows = chooseImageRows('images', options.rows, data, most);
  checkMayShow('images', data, real);
  const plane = locateImagePlane('images', data, options.slice);
  const sheet = createImageSheet(
    rows.map((row) => planeBytes(data, row, plane)),
    { ...plane, columns, scale }
  );
  const says = `${data.name}: ${namedRows(data, rows)}, ${Math.min(columns, rows.length)} side by side.`;
  return withDisplay({ ...sheet, says }, () => showImageSheet(sheet, says));
}
