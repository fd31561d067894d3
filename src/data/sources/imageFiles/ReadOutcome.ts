import type { ImageFormat } from './detectImageFormat';

/** What was done with an image that was read. */
export type Note =
  | 'otherEnding'
  | 'sixteenBits'
  | 'cmyk'
  | 'alpha'
  | 'rotated'
  | 'notRotated'
  | 'severalFrames'
  | 'decoderWarning'
  | 'blank';

export type Trouble = 'unreadable' | 'notAnImage' | 'tooLarge' | 'damaged';

/** What happened to a file. Plain JSON: it is kept in the cache beside the pixels. */
export interface ReadOutcome {
  /** Absent if the file was read. */
  trouble?: { kind: Trouble; says: string };
  format?: ImageFormat;
  /** After the rotation that its EXIF asks for. 0 if it was not read. */
  width: number;
  height: number;
  /** Of the file's bytes; '' if it was not read. */
  sha256: string;
  /** SHA-256 of the row that a whole image makes: images saved in two ways have the same. Absent for crops and images of one colour. */
  pixels?: string;
  notes: Note[];
  /** Crops that lie outside the image. */
  outside?: number[];
}
