import { deflateSync } from 'node:zlib';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { show } from '../checks/show';
import { checkDataset } from '../data/checkDataset';
import type { Dataset } from '../data/Dataset';
import { escape } from '../views/escape';
import { indexedPng } from '../views/picture/indexedPng';
import { withDisplay } from '../views/withDisplay';

export interface ImagesOptions {
  /** Which rows, in this order. Default the first 12, at most 400. */
  rows?: ArrayLike<number>;
  /** Images side by side. Default 6. */
  columns?: number;
  /** Screen pixels of a pixel. Default 4. */
  scale?: number;
  /** Of a volume: which slice is shown. Default the central one. */
  slice?: number;
  /** Whether images of real people and places may enter an output, which is saved with the notebook. Default false: only synthetic data is shown. */
  real?: boolean;
}

/** Images side by side. As a cell's last value it shows itself. */
export interface Images {
  width: number;
  height: number;
  /** A PNG file. */
  png: Uint8Array;
  /** What is to be seen, by row and label. */
  says: string;
}

const most = 400;

/**
 * Rows of a dataset as images side by side, values from 0 (black) to 1 (white), cut beyond: rows of the shape [height, width], [height, width, 1 or 3],
 * and of volumes [depth, height, width, 1] one slice.
 *
 * @throws TypeError or RangeError for rows that are no images, row numbers that are not there, and real data unless `real` is true.
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
  const rows = Array.from(options.rows ?? { length: Math.min(12, data.y.length) }, (row, i) =>
    options.rows ? (row as number) : i
  );
  checkNumber('images', 'columns', columns, { integer: true, atLeast: 1, atMost: most });
  checkNumber('images', 'scale', scale, { integer: true, atLeast: 1, atMost: 32 });
  if (!rows.length || rows.length > most)
    throw new RangeError(`images: expected 1 to ${most} rows, got ${rows.length}; choose fewer or some`);
  for (const row of rows) checkNumber('images', 'row', row, { integer: true, atLeast: 0, atMost: data.y.length - 1 });
  if (!data.synthetic && !real)
    throw new TypeError(
      `images: expected synthetic data, got ${show(data.name)}; images in an output are saved with the notebook: say {real: true} where they may be`
    );
  const { height, width, channels, offset } = planeOf(data, options.slice);

  const gap = 4;
  const [across, down] = [Math.min(columns, rows.length), Math.ceil(rows.length / columns)];
  const sheet = { width: across * (width * scale + gap) + gap, height: down * (height * scale + gap) + gap };
  const rgba = new Uint8Array(4 * sheet.width * sheet.height).fill(128);
  const size = data.x.length / data.y.length;
  rows.forEach((row, i) => {
    const [left, top] = [gap + (i % columns) * (width * scale + gap), gap + Math.floor(i / columns) * (height * scale + gap)];
    for (let y = 0; y < height * scale; y++)
      for (let x = 0; x < width * scale; x++) {
        const from = row * size + offset + (Math.floor(y / scale) * width + Math.floor(x / scale)) * channels;
        const to = 4 * ((top + y) * sheet.width + left + x);
        for (let c = 0; c < 3; c++) rgba[to + c] = byteOf(data.x[from + (channels === 1 ? 0 : c)]);
      }
  });
  const png = indexedPng(rgba, sheet.width, sheet.height, deflateSync);
  const named = rows.map((row) => `row ${row} "${data.classes[data.y[row]]}"`);
  const says = `${data.name}: ${named.slice(0, 24).join(', ')}${named.length > 24 ? ` and ${named.length - 24} more` : ''}, ${across} side by side.`;
  return withDisplay({ ...sheet, png, says }, () => {
    const base64 = Buffer.from(png).toString('base64');
    const image = `<img src="data:image/png;base64,${base64}" width="${sheet.width}" style="max-width: 100%; height: auto" alt="${escape(says)}">`;
    return {
      'text/html': `<figure>${image}<figcaption>${escape(says)}</figcaption></figure>`,
      'image/png': base64,
      'text/plain': says
    };
  });
}

function byteOf(value: number): number {
  return Math.round(255 * Math.min(1, Math.max(0, value)));
}

function planeOf({ shape, name }: Dataset, slice?: number) {
  const volume = shape.length === 4;
  const [height, width, channels = 1] = volume ? shape.slice(1) : shape;
  if (shape.length < 2 || shape.length > 4 || !(channels === 1 || channels === 3))
    throw new RangeError(
      `images: expected rows of the shape [height, width], [height, width, 1 or 3] or [depth, height, width, 1], got [${shape}] of ${name}; give {...data, shape: [28, 28]} where rows are flat`
    );
  if (slice !== undefined && !volume)
    throw new RangeError(`images: expected no slice of flat images, got ${show(slice)}; leave it out`);
  const chosen = slice ?? (volume ? shape[0] >> 1 : 0);
  if (volume) checkNumber('images', 'slice', chosen, { integer: true, atLeast: 0, atMost: shape[0] - 1 });
  return { height, width, channels, offset: chosen * height * width * channels };
}
