import type { Sharp } from 'sharp';
import { loadSharp } from './loadSharp';
import type { Note } from './ReadOutcome';
import type { RawImage } from './readBmp';
import { widthOf, type Crop, type ImageSizing } from './ImageSizing';

const fits = { stretch: 'fill', cover: 'cover', contain: 'contain' } as const;

export interface Sized {
  /** Crops that lie outside the image. */
  outside: number[];
  /** Whether the decoder reported an error for a file that could still be decoded. */
  hadWarning: boolean;
}

/**
 * Decodes an image and writes it, or its crops, as rows of bytes. Images are shrunk with the Lanczos kernel (three lobes); a JPEG's decoder
 * does the first halvings. Grey is 0.299 red + 0.587 green + 0.114 blue (BT.601). Colour profiles are ignored except for CMYK, and
 * transparent pixels are laid on black.
 */
export async function imageToRows(
  image: Buffer | RawImage,
  { notes }: { notes: readonly Note[] },
  crops: readonly Crop[] | undefined,
  sizing: ImageSizing,
  rows: Uint8Array
): Promise<Sized> {
  try {
    return { outside: await written('warning'), hadWarning: false };
  } catch {
    return { outside: await written('error'), hadWarning: true };
  }

  async function written(failOn: 'warning' | 'error'): Promise<number[]> {
    const opened = openAt(image, failOn, notes.includes('cmyk'));
    if (!crops) {
      writeRow(await sized(notes.includes('rotated') ? opened.autoOrient() : opened, sizing), sizing, rows);
      return [];
    }
    const { data, info } = await whole(opened).toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    const outside: number[] = [];
    for (const [i, crop] of crops.entries()) {
      const area = cut(crop, width, height);
      if (!area) outside.push(i);
      else {
        const part = loadSharp()(data, { raw: { width, height, channels: 3 } }).extract(area);
        writeRow(await sized(part, sizing), sizing, rows.subarray(i * widthOf(sizing), (i + 1) * widthOf(sizing)));
      }
    }
    return outside;
  }
}

function openAt(image: Buffer | RawImage, failOn: 'warning' | 'error', isCmyk: boolean): Sharp {
  const sharp = loadSharp();
  // The header was looked at before, so the limit is the caller's.
  if (Buffer.isBuffer(image)) return sharp(image, { failOn, ignoreIcc: !isCmyk, limitInputPixels: false });
  const { data, width, height, channels } = image;
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
}

function whole(image: Sharp): Sharp {
  return image.flatten({ background: '#000' }).toColourspace('srgb').raw();
}

async function sized(image: Sharp, { width, height, fit }: ImageSizing): Promise<Buffer> {
  const { data, info } = await whole(image.resize({ width, height, fit: fits[fit], background: '#000' })).toBuffer({
    resolveWithObject: true
  });
  if (info.channels !== 3 || data.length !== 3 * width * height)
    throw new Error(`its ${info.channels} channels could not be turned into red, green and blue`);
  return data;
}

function writeRow(rgb: Buffer, { channels }: ImageSizing, row: Uint8Array): void {
  if (channels === 3) return row.set(rgb);
  // In whole numbers, so that grey stays exactly what it was.
  for (let i = 0; i < row.length; i++)
    row[i] = (rgb[3 * i] * 19595 + rgb[3 * i + 1] * 38470 + rgb[3 * i + 2] * 7471 + 0x8000) >> 16;
}

/** The part of a crop that lies in the image, if any does. */
function cut(crop: Crop, width: number, height: number): Crop | undefined {
  const [left, top] = [Math.max(0, crop.left), Math.max(0, crop.top)];
  const part = {
    left,
    top,
    width: Math.min(width, crop.left + crop.width) - left,
    height: Math.min(height, crop.top + crop.height) - top
  };
  return part.width > 0 && part.height > 0 ? part : undefined;
}
