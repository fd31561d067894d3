import { palette } from '../../views/picture/palette';

/**
 * An image under a heat map: half of each pixel is its grey, half a colour from black over blue to nearly white, which gets brighter all
 * the way, so that it can be read without distinguishing colours.
 *
 * @param rgb red, green and blue of each pixel.
 * @param heat of each pixel, from 0; `most` is the brightest.
 */
export function overlayHeat(rgb: Uint8Array, heat: ArrayLike<number>, most: number): Uint8Array {
  const mixed = new Uint8Array(rgb.length);
  for (let pixel = 0; 3 * pixel < rgb.length; pixel++) {
    const at = 3 * pixel;
    const grey = 0.299 * rgb[at] + 0.587 * rgb[at + 1] + 0.114 * rgb[at + 2];
    const colour = colourAt(most > 0 ? heat[pixel] / most : 0);
    for (let c = 0; c < 3; c++) mixed[at + c] = Math.round((grey + colour[c]) / 2);
  }
  return mixed;
}

const stops = palette.dark.heat.map((colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)));

function colourAt(share: number): number[] {
  const place = share * (stops.length - 1);
  const low = Math.min(stops.length - 2, Math.floor(place));
  return stops[low].map((value, c) => value + (place - low) * (stops[low + 1][c] - value));
}
