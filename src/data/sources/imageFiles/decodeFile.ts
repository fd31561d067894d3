import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { bmpHeader } from './bmpHeader';
import type { ListedFile } from './ListedFile';
import { loadSharp } from './loadSharp';
import type { Note, ReadOutcome, Trouble } from './ReadOutcome';
import { readBmp, type RawImage } from './readBmp';
import type { Crop, ImageSizing } from './ImageSizing';
import { sizeImage } from './sizeImage';
import { formatOfName, sniffedBytes, sniffImage, type ImageFormat } from './sniffImage';

/**
 * Reads one file into `rows`, one row for the image or one for each of its crops. The first bytes give the format, the header gives the
 * number of pixels, and only then is the file decoded. If something is wrong, the outcome says what, and the rows stay black.
 */
export async function decodeFile(
  path: string,
  file: ListedFile,
  crops: readonly Crop[] | undefined,
  sizing: ImageSizing,
  rows: Uint8Array
): Promise<ReadOutcome> {
  const failed = (kind: Trouble, says: string): ReadOutcome => ({
    trouble: { kind, says },
    width: 0,
    height: 0,
    sha256: '',
    notes: []
  });
  let read;
  try {
    read = await bytesOf(path, 8 * sizing.maxFilePixels + 2 ** 20);
  } catch (error) {
    return failed('unreadable', (error as NodeJS.ErrnoException).code ?? (error as Error).message);
  }
  if (read.format === undefined) return failed('notAnImage', read.size === 0 ? 'it is empty' : 'its content is no image');
  if (!read.bytes) return failed('tooLarge', `${read.size} bytes`);
  try {
    const { format, bytes } = read;
    const { image, ...facts } = await openImage(bytes, format, sizing, crops !== undefined);
    const pixels = facts.width * facts.height;
    if (!image) return failed('tooLarge', `${facts.width} x ${facts.height}, ${(pixels / 1e6).toFixed(0)} million pixels`);
    if (formatOfName(file.path) !== format) facts.notes.push('otherEnding');
    const { outside, hadWarning } = await sizeImage(image, facts, crops, sizing, rows);
    if (hadWarning) facts.notes.push('decoderWarning');
    if (rows.every((value) => value === rows[0])) facts.notes.push('blank');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { format, ...facts, sha256, ...(outside.length > 0 && { outside }) };
  } catch (error) {
    rows.fill(0);
    // The error text of libvips is shared by all threads: it may be about another file.
    return failed('damaged', error instanceof RangeError ? error.message : damage(read.format, read.bytes));
  }
}

/** The whole file, unless it is not an image or is too long to be read. */
async function bytesOf(path: string, most: number): Promise<{ format?: ImageFormat; size: number; bytes?: Buffer }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(sniffedBytes);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const format = sniffImage(head.subarray(0, bytesRead));
    return { format, size, ...(format && size <= most && { bytes: await file.readFile() }) };
  } finally {
    await file.close();
  }
}

interface Opened {
  /** Absent if the image has too many pixels. */
  image?: Buffer | RawImage;
  width: number;
  height: number;
  notes: Note[];
}

/** Looks at the header; only a BMP file is decoded here. */
async function openImage(bytes: Buffer, format: ImageFormat, sizing: ImageSizing, isCropped: boolean): Promise<Opened> {
  if (format === 'bmp') {
    const header = bmpHeader(bytes);
    const { width, height, masks } = header;
    const notes: Note[] = masks?.[3] ? ['alpha'] : [];
    return { width, height, notes, ...(width * height <= sizing.maxFilePixels && { image: readBmp(bytes, header) }) };
  }
  const { width, height, orientation = 1, depth, space, hasAlpha, pages = 1 } = await loadSharp()(bytes, anySize).metadata();
  if (depth !== 'uchar' && depth !== 'ushort')
    throw new RangeError(`its numbers are of the type ${depth}, which is not read; save it with 8 or 16 bits`);
  const notes: Note[] = [];
  if (depth === 'ushort') notes.push('sixteenBits');
  if (space === 'cmyk') notes.push('cmyk');
  if (hasAlpha) notes.push('alpha');
  if (orientation > 1) notes.push(isCropped ? 'notRotated' : 'rotated');
  if (pages > 1) notes.push('severalFrames');
  const turned = orientation >= 5 && !isCropped;
  const facts = { width: turned ? height : width, height: turned ? width : height, notes };
  return width * height <= sizing.maxFilePixels ? { image: bytes, ...facts } : facts;
}

const anySize = { limitInputPixels: false } as const;

function damage(format: ImageFormat, bytes: Buffer): string {
  const isCut =
    (format === 'png' && !bytes.subarray(-4096).includes('IEND')) ||
    (format === 'jpeg' && !bytes.subarray(-4096).includes(Buffer.from([0xff, 0xd9])));
  return isCut ? 'it ends too early' : 'it is damaged';
}
