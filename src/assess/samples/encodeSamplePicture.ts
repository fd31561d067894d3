import type { Dataset } from '../../data/Dataset';
import { locateImagePlane, planeBytes } from '../../data/locateImagePlane';
import { loadSharp } from '../../data/sources/imageFiles/loadSharp';
import type { SamplePicture } from '../../record/LiveSamples';

/** Pixels of the longer side. */
const most = 256;
const leastFlat = 8;

/**
 * The picture of a row; undefined for one that is none. Values from 0 (black) to 1 (white); a row with others is drawn from its lowest to its highest. A flat
 * row whose numbers are all from 0 to 1 and fill a square of at least 8 * 8 is taken for a picture.
 */
export async function encodeSamplePicture(data: Dataset, row: number): Promise<SamplePicture | undefined> {
  const width = data.x.length / data.y.length;
  const values = data.x.subarray(row * width, (row + 1) * width);
  const shape = shapeOf(data, values);
  if (!shape) return undefined;
  const plane = locateImagePlane('samples', { ...data, shape });
  const part = values.subarray(plane.offset, plane.offset + plane.height * plane.width * plane.channels);
  const range = rangeOf(part);
  const bytes = planeBytes({ ...data, shape }, row, plane, range);
  const raw = { width: plane.width, height: plane.height, channels: 3 as const };
  const image = loadSharp()(bytes, { raw });
  const isLarge = Math.max(plane.width, plane.height) > most;
  const sized = isLarge ? image.resize({ width: most, height: most, fit: 'inside' }) : image;
  const isVolume = shape.length === 4;
  return {
    png: (await sized.png().toBuffer()).toString('base64'),
    width: plane.width,
    height: plane.height,
    ...(shape !== data.shape && { isFlat: true }),
    ...((range[0] !== 0 || range[1] !== 1) && { black: range[0], white: range[1] }),
    ...(isVolume && { slice: plane.offset / part.length + 1, slices: shape[0] })
  };
}

/** As `locateImagePlane` takes them. */
function shapeOf({ shape }: Dataset, values: Float32Array): number[] | undefined {
  if (shape.length === 1) {
    const side = Math.sqrt(values.length);
    const isSquare = Number.isInteger(side) && side >= leastFlat && values.every((value) => value >= 0 && value <= 1);
    return isSquare ? [side, side] : undefined;
  }
  const channels = shape.length === 2 ? 1 : shape[shape.length - 1];
  return shape.length <= 4 && (channels === 1 || channels === 3) ? shape : undefined;
}

function rangeOf(values: Float32Array): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low >= 0 && high <= 1 ? [0, 1] : [low, high];
}
