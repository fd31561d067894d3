import { deflateSync } from 'node:zlib';
import { encodeIndexedPng } from '../../../views/picture/encodeIndexedPng';

/** Images side by side, as a PNG. */
export interface ImageSheetPng {
  width: number;
  height: number;
  base64: string;
}

const gap = 4;
const pixelsAcross = 640;

/**
 * Images of values from 0 (black) to 1 (white), row by row.
 *
 * @param shape of one image, [height, width, 1 or 3].
 */
export function encodeImageSheetPng(x: Float32Array, shape: [number, number, number], columns: number): ImageSheetPng {
  const [h, w, channels] = shape;
  const count = x.length / (h * w * channels);
  const scale = Math.max(1, Math.min(6, Math.floor((pixelsAcross / columns - gap) / w)));
  const width = columns * (w * scale + gap) + gap;
  const height = Math.ceil(count / columns) * (h * scale + gap) + gap;
  const rgba = new Uint8Array(4 * width * height).fill(128);
  for (let i = 0; i < count; i++) {
    const left = gap + (i % columns) * (w * scale + gap);
    const top = gap + Math.floor(i / columns) * (h * scale + gap);
    for (let row = 0; row < h * scale; row++)
      for (let column = 0; column < w * scale; column++) {
        const from = ((i * h + Math.floor(row / scale)) * w + Math.floor(column / scale)) * channels;
        const to = 4 * ((top + row) * width + left + column);
        for (let c = 0; c < 3; c++) rgba[to + c] = Math.round(255 * Math.min(1, Math.max(0, x[from + (channels === 3 ? c : 0)])));
      }
  }
  return { width, height, base64: Buffer.from(encodeIndexedPng(rgba, width, height, deflateSync)).toString('base64') };
}
