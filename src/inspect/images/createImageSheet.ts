import { deflateSync } from 'node:zlib';
import { escapeMarkup } from '../../views/words/escapeMarkup';
import type { MimeBundle } from '../../views/bundle/MimeBundle';
import { encodeIndexedPng } from '../../views/picture/encodeIndexedPng';

export interface SheetLayout {
  /** Of one image, in its own pixels. */
  height: number;
  width: number;
  /** Images side by side. */
  columns: number;
  /** Screen pixels of a pixel. */
  scale: number;
}

export interface ImageSheet {
  width: number;
  height: number;
  /** A PNG file. */
  png: Uint8Array;
}

const gap = 4;

/**
 * Images side by side on grey, row after row, with gaps between them and around. A null leaves its place empty.
 *
 * @param images red, green and blue of each pixel.
 */
export function createImageSheet(images: (Uint8Array | null)[], { height, width, columns, scale }: SheetLayout): ImageSheet {
  const [across, down] = [Math.min(columns, images.length), Math.ceil(images.length / columns)];
  const sheet = { width: across * (width * scale + gap) + gap, height: down * (height * scale + gap) + gap };
  const rgba = new Uint8Array(4 * sheet.width * sheet.height).fill(128);
  images.forEach((image, i) => {
    if (!image) return;
    const [left, top] = [gap + (i % columns) * (width * scale + gap), gap + Math.floor(i / columns) * (height * scale + gap)];
    for (let y = 0; y < height * scale; y++)
      for (let x = 0; x < width * scale; x++) {
        const from = 3 * (Math.floor(y / scale) * width + Math.floor(x / scale));
        rgba.set(image.subarray(from, from + 3), 4 * ((top + y) * sheet.width + left + x));
      }
  });
  return { ...sheet, png: encodeIndexedPng(rgba, sheet.width, sheet.height, deflateSync) };
}

/** A sheet with a sentence that describes it. */
export function showImageSheet({ png, width }: ImageSheet, says: string): MimeBundle {
  const base64 = Buffer.from(png).toString('base64');
  const image = `<img src="data:image/png;base64,${base64}" width="${width}" style="max-width: 100%; height: auto" alt="${escapeMarkup(says)}">`;
  return {
    'text/html': `<figure>${image}<figcaption>${escapeMarkup(says)}</figcaption></figure>`,
    'image/png': base64,
    'text/plain': says
  };
}
