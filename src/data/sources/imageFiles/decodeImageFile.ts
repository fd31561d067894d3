import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { parseBmpHeader } from './parseBmpHeader';
import type { ListedFile } from './ListedFile';
import { loadSharp } from './loadSharp';
import type { MemoryGate } from './createMemorySemaphore';
import type { Note, ReadOutcome, Trouble } from './ReadOutcome';
import { readBmp, type RawImage } from './readBmp';
import type { Crop, ImageSizing } from './ImageSizing';
import { imageToRows } from './imageToRows';
import { formatOfName, sniffedBytes, detectImageFormat, type ImageFormat } from './detectImageFormat';

export interface Decoding {
  /** The parts of the image that make rows; absent if the whole image makes one. */
  crops: readonly Crop[] | undefined;
  sizing: ImageSizing;
  /** Where the rows go. */
  rows: Uint8Array;
  /** How many bytes of files and how many pixels are in memory at a time, over all files. */
  gates: { bytes: MemoryGate; pixels: MemoryGate };
}

/**
 * Reads one file into `rows`, one row for the image or one for each of its crops. The first bytes give the format, the header gives the
 * number of pixels, and only then is the file decoded. If something is wrong, the outcome says what, and the rows stay black.
 */
export async function decodeImageFile(path: string, listed: ListedFile, decoding: Decoding): Promise<ReadOutcome> {
  const { sizing, gates } = decoding;
  const most = 8 * sizing.maxFilePixels + 2 ** 20;
  let file: FileHandle | undefined;
  let giveBack: (() => void) | undefined;
  try {
    // It may have become something else since it was listed.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const found = await file.stat();
    if (!found.isFile()) return failed('unreadable', 'it is no regular file');
    const head = Buffer.alloc(sniffedBytes);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const format = detectImageFormat(head.subarray(0, bytesRead));
    if (format === undefined) return failed('notAnImage', found.size === 0 ? 'it is empty' : 'its content is no image');
    if (found.size > most) return failed('tooLarge', `${found.size} bytes`);
    giveBack = await gates.bytes.enter(found.size);
    return await decoded(listed, format, await file.readFile(), decoding);
  } catch (error) {
    return failed('unreadable', (error as NodeJS.ErrnoException).code ?? (error as Error).message);
  } finally {
    giveBack?.();
    await file?.close();
  }
}

/** Decodes the bytes of an image. Never throws: what is wrong is in the outcome. */
async function decoded(
  listed: ListedFile,
  format: ImageFormat,
  bytes: Buffer,
  { crops, sizing, rows, gates }: Decoding
): Promise<ReadOutcome> {
  let giveBack: (() => void) | undefined;
  try {
    const { image, ...facts } = await openImage(bytes, format, crops !== undefined);
    const pixels = facts.width * facts.height;
    if (pixels > sizing.maxFilePixels)
      return failed('tooLarge', `${facts.width} x ${facts.height}, ${(pixels / 1e6).toFixed(0)} million pixels`);
    if (formatOfName(listed.path) !== format) facts.notes.push('otherEnding');
    giveBack = await gates.pixels.enter(pixels);
    const { outside, hadWarning } = await imageToRows(image(), facts, crops, sizing, rows);
    if (hadWarning) facts.notes.push('decoderWarning');
    const isBlank = rows.every((value) => value === rows[0]);
    if (isBlank) facts.notes.push('blank');
    const hashOf = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
    return {
      format,
      ...facts,
      sha256: hashOf(bytes),
      ...(!isBlank && !crops && { pixels: hashOf(rows) }),
      ...(outside.length > 0 && { outside })
    };
  } catch (error) {
    rows.fill(0);
    // The error text of libvips is shared by all threads: it may be about another file.
    return failed('damaged', error instanceof RangeError ? error.message : damage(format, bytes));
  } finally {
    giveBack?.();
  }
}

function failed(kind: Trouble, says: string): ReadOutcome {
  return { trouble: { kind, says }, width: 0, height: 0, sha256: '', notes: [] };
}

interface Opened {
  /** What is decoded: BMP here, the others by sharp. */
  image: () => Buffer | RawImage;
  width: number;
  height: number;
  notes: Note[];
}

/** Looks at the header only. */
async function openImage(bytes: Buffer, format: ImageFormat, isCropped: boolean): Promise<Opened> {
  if (format === 'bmp') {
    const header = parseBmpHeader(bytes);
    const { width, height, masks } = header;
    const notes: Note[] = masks?.[3] ? ['alpha'] : [];
    return { width, height, notes, image: () => readBmp(bytes, header) };
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
  return { image: () => bytes, width: turned ? height : width, height: turned ? width : height, notes };
}

const anySize = { limitInputPixels: false } as const;

function damage(format: ImageFormat, bytes: Buffer): string {
  const isCut =
    (format === 'png' && !bytes.subarray(-4096).includes('IEND')) ||
    (format === 'jpeg' && !bytes.subarray(-4096).includes(Buffer.from([0xff, 0xd9])));
  return isCut ? 'it ends too early' : 'it is damaged';
}
