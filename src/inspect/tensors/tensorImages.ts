import type { Tensor } from '@tensorflow/tfjs';
import { checkList } from '../../checks/checkList';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import { createImageSheet, showImageSheet, type ImageSheet } from '../images/createImageSheet';
import { withDisplay } from '../../views/bundle/withDisplay';

export interface TensorImagesOptions {
  /** The values that are black and white. Default: the smallest and the largest value of the tensor. */
  range?: readonly [black: number, white: number];
  /** Images side by side. Default 6. */
  columns?: number;
  /** Screen pixels per pixel. Default: enough to make an image about 100 wide, at most 8. */
  scale?: number;
}

/** Images side by side. As a cell's last value it shows itself. */
export interface TensorImages extends ImageSheet {
  /** A sentence that describes the images. */
  says: string;
}

const mostImages = 100;
const mostPixels = 4_000_000;

/**
 * A tensor as images: [height, width], [height, width, 1 or 3], or a batch [images, height, width, 1 or 3], of which the first 100
 * are shown side by side. The tensor is read and not disposed.
 *
 * @throws TypeError for anything but a tensor, a disposed tensor, a tensor of text or an unknown option; RangeError for a wrong shape, or
 *   images too large to be stored in a notebook.
 * @example
 * ```ts
 * const tensor = tf.tensor2d([[0, 0.5], [0.5, 1]]);
 * const image = kd.tensorImages(tensor, { range: [0, 1], scale: 8 });
 * image.width; // 24: 16 pixels and the gaps around them
 * tensor.dispose();
 * ```
 */
export function tensorImages(tensor: Tensor, options: TensorImagesOptions = {}): TensorImages {
  checkOptions('tensorImages', options, ['range', 'columns', 'scale']);
  const { images, height, width, channels } = sizesOf(tensor);
  const values = tensor.dataSync();
  if (options.range !== undefined) checkList('tensorImages', 'range', options.range);
  const [black, white] = options.range ?? extent(values);
  checkNumber('tensorImages', 'the black end of range', black);
  checkNumber('tensorImages', 'the white end of range', white);
  const columns = checkNumber('tensorImages', 'columns', options.columns ?? 6, { integer: true, atLeast: 1, atMost: mostImages });
  const usual = Math.min(8, Math.max(1, Math.round(100 / width)));
  const scale = checkNumber('tensorImages', 'scale', options.scale ?? usual, { integer: true, atLeast: 1, atMost: 32 });
  const shown = Math.min(images, mostImages);
  if (shown * height * width * scale * scale > mostPixels) {
    throw new RangeError(
      `tensorImages: expected at most ${mostPixels} screen pixels, got ${shown} images of ${height} x ${width}; pass fewer or smaller ones`
    );
  }
  const size = height * width * channels;
  const planes = Array.from({ length: shown }, (_, i) =>
    toRgb(values.subarray(i * size, (i + 1) * size), channels, black, white)
  );
  const sheet = createImageSheet(planes, { height, width, columns, scale });
  const count = images > shown ? `the first ${shown} of ${images} images` : images === 1 ? 'an image' : `${images} images`;
  const says = `Tensor as ${count} of ${height} × ${width}, black ${round(black)}, white ${round(white)}.`;
  return withDisplay({ ...sheet, says }, () => showImageSheet(sheet, says));
}

function sizesOf(tensor: Tensor) {
  const given = tensor as Tensor | undefined;
  if (!hasSafelyReadableMembers(given, ['shape', 'dataSync', 'dataId']) || !Array.isArray(given.shape) || !hasValues(given))
    throw new TypeError(`tensorImages: expected a tensor, got ${showValue(tensor)}; pass tf.tensor(...)`);
  if (given.isDisposed) throw new TypeError('tensorImages: expected a tensor with values, got a disposed one; show it before');
  if (given.dtype === 'string' || given.dtype === 'complex64')
    throw new TypeError(`tensorImages: expected a tensor of numbers, got one of ${given.dtype}; cast it`);
  const [images, height, width, channels] =
    given.rank === 2 ? [1, ...given.shape, 1] : given.rank === 3 ? [1, ...given.shape] : given.shape;
  if (![2, 3, 4].includes(given.rank) || given.size === 0 || (channels !== 1 && channels !== 3)) {
    throw new RangeError(
      `tensorImages: expected [height, width], [height, width, 1 or 3] or [images, height, width, 1 or 3], got [${given.shape.join(', ')}]; reshape it`
    );
  }
  return { images, height, width, channels };
}

function extent(values: ArrayLike<number>): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  return low <= high ? [low, high] : [0, 1];
}

function toRgb(values: ArrayLike<number>, channels: number, black: number, white: number): Uint8Array {
  const span = white - black || 1;
  const pixels = values.length / channels;
  const rgb = new Uint8Array(3 * pixels);
  for (let i = 0; i < 3 * pixels; i++) {
    const value = channels === 3 ? values[i] : values[Math.floor(i / 3)];
    rgb[i] = Math.round(255 * Math.min(1, Math.max(0, (value - black) / span)));
  }
  return rgb;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

function hasValues({ dataId, dataSync }: Partial<Tensor>): boolean {
  return typeof dataId === 'object' && typeof dataSync === 'function';
}
