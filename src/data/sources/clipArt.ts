import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import type { Finding } from '../../record/RunRecord';
import type { Splits } from '../Dataset';
import type { CaptionedPictures } from './captionedPictures';
import { createItemDataset } from './captions/createItemDataset';
import { groupListsBySharedEntries } from './captions/groupListsBySharedEntries';
import { readSvgMetadata } from './captions/readSvgMetadata';
import { renderSvg } from './captions/renderSvg';
import { checkFolderAt } from './imageFiles/checkFolderAt';
import { checkShares } from './imageFiles/checkShares';
import { counted, formatNamesForFinding } from './imageFiles/formatNamesForFinding';
import { findListingProblems } from './imageFiles/findListingProblems';
import { listImages } from './imageFiles/listImages';
import { dealGroupsToParts } from './ravdess/dealGroupsToParts';

export interface ClipArtOptions {
  /** Pixels of a side. Default 32. */
  size?: number;
  /** The share of the pictures for each part; the sum is 1. Default {train: 0.7, validation: 0.15, test: 0.15}. */
  shares?: { train: number; validation?: number; test?: number };
  /** Seed of the parts. Default 0. */
  seed?: number;
  /** How many numbers all pictures may have together. Default 2^27, 512 MiB. */
  maxNumbers?: number;
}

const subject = 'clipArt';
const drawings = { what: 'drawings', byName: (path: string) => /\.svg$/i.test(path), byBytes: () => false };
/** A larger file is a photograph in disguise. */
const mostBytes = 4 * 2 ** 20;

/**
 * Reads drawings with the titles and tags that they carry: SVG files in a folder and below it, whose metadata has a title, as those of Debian's `openclipart-svg` (`/usr/share/openclipart/svg`, public domain, 25 MB; `apt-get install openclipart-svg`). Rows are pictures, [size, size, 3] on white, from 0 to 1, and their only
 * target is the number of the item; `captions` has title and tags: "armadillo, animal, mammal".
 *
 * Drawings with the same caption, and those that are the same pixel for pixel, are one item. All drawings of an author are in one part, and so is an item: collections have many that are nearly the same. Files without a title, that cannot be drawn, or that show nothing are findings. Links out of the folder are not followed.
 *
 * @throws TypeError or RangeError for bad options, a path that is not a folder, a folder without such drawings, and more numbers than `maxNumbers`.
 * @example
 * ```ts
 * const reading = kd.data.clipArt('/usr/share/openclipart/svg', { size: 32 });
 * await reading.catch((error) => console.log(error.message)); // says where it looked, unless the folder is there
 * ```
 */
export async function clipArt(path: string, options: ClipArtOptions = {}): Promise<CaptionedPictures> {
  checkOptions(subject, options, ['size', 'shares', 'seed', 'maxNumbers']);
  const size = checkNumber(subject, 'size', options.size ?? 32, { integer: true, atLeast: 4, atMost: 512 });
  const seed = checkNumber(subject, 'seed', options.seed ?? 0, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
  const most = checkNumber(subject, 'maxNumbers', options.maxNumbers ?? 2 ** 27, { integer: true, atLeast: 1, atMost: 2 ** 31 });
  const shares = checkShares(subject, options.shares ?? { train: 0.7, validation: 0.15, test: 0.15 });
  const root = await checkFolderAt(subject, path);
  const pause = createInterruptiblePauser();
  const listing = await listImages(subject, root, pause, undefined, drawings);
  if (listing.files.length * size * size * 3 > most)
    throw new RangeError(
      `${subject}: expected at most ${most} numbers, got ${listing.files.length} drawings of ${size * size * 3}; give a smaller {size}, or {maxNumbers} where memory allows`
    );
  const { read, untitled, undrawn } = await readDrawings(root, listing.files, { size, pause });
  if (read.length === 0)
    throw new RangeError(
      `${subject}: expected SVG files with a title in their metadata, got none of ${counted(listing.files.length, 'file')}; give the folder of openclipart-svg`
    );
  const items = groupListsBySharedEntries(
    read.map(({ caption, hash }) => [`caption ${caption.toLowerCase()}`, `pixels ${hash}`])
  );
  const groups = groupListsBySharedEntries(
    read.map(({ author }, i) => [`item ${items[i]}`, ...(author ? [`author ${author}`] : [])])
  );
  const rows = read.map(({ pixels }, i) => ({ pixels, item: items[i], group: groups[i], label: 0 }));
  const parts = dealGroupsToParts(rows, shares, seed);
  const wanted = (['train', 'validation', 'test'] as const).filter((part) => part === 'train' || parts[part].length > 0);
  const each = <Of>(give: (places: number[], part: string) => Of) =>
    Object.fromEntries(wanted.map((part) => [part, give(parts[part], part)]));
  const takenFrom = (places: number[]) => places.map((at) => rows[at]);
  return {
    data: each((places, part) => createItemDataset(`${basename(root)} ${part}`, takenFrom(places), size)) as unknown as Splits,
    captions: each((places) => places.map((at) => read[at].caption)) as CaptionedPictures['captions'],
    files: each((places) => places.map((at) => read[at].file)) as CaptionedPictures['files'],
    findings: [
      ...findListingProblems(listing, 'drawings'),
      ...left('untitled', untitled, 'without a title'),
      ...left('notDrawn', undrawn, 'that cannot be drawn, or show nothing')
    ]
  };
}

interface Drawing {
  file: string;
  caption: string;
  author: string;
  pixels: Float32Array;
  hash: string;
}

async function readDrawings(
  root: string,
  files: readonly { path: string; bytes: number }[],
  { size, pause }: { size: number; pause: () => Promise<void> }
): Promise<{ read: Drawing[]; untitled: string[]; undrawn: string[] }> {
  const read: Drawing[] = [];
  const [untitled, undrawn]: string[][] = [[], []];
  for (const { path: file, bytes } of files) {
    const svg = bytes > mostBytes ? undefined : await readFile(join(root, file), 'utf8').catch(() => undefined);
    const own = svg === undefined ? undefined : readSvgMetadata(svg);
    const pixels = own && drawn(svg!, size);
    if (svg === undefined || (own && !pixels)) undrawn.push(file);
    else if (!own) untitled.push(file);
    else
      read.push({
        ...{ file, author: own.author, caption: [own.title, ...own.tags].join(', '), pixels: pixels! },
        hash: createHash('sha256').update(Buffer.from(pixels!.buffer)).digest('hex')
      });
    await pause();
  }
  return { read, untitled, undrawn };
}

/** Undefined for what cannot be drawn, or is of one colour. */
function drawn(svg: string, size: number): Float32Array | undefined {
  try {
    const pixels = renderSvg(repaired(svg), size);
    return pixels.some((value) => value !== pixels[0]) ? pixels : undefined;
  } catch {
    return undefined;
  }
}

/** Old files often do not say that they are SVG, or use names in their metadata that they do not declare. */
function repaired(svg: string): string {
  return svg
    .replace(/<metadata[\s>][^]*?<\/metadata>/, '')
    .replace(/<svg(?=[\s>])(?![^>]*\sxmlns\s*=)/, '<svg xmlns="http://www.w3.org/2000/svg"');
}

function left(check: string, files: readonly string[], why: string): Finding[] {
  if (files.length === 0) return [];
  const says = `${counted(files.length, 'drawing')} left out, ${why}: ${formatNamesForFinding(files)}.`;
  return [{ check, level: 'warning', value: files.length, says }];
}
