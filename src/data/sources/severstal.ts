import { basename, join } from 'node:path';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { Splits } from '../Dataset';
import type { Finding } from '../../record/RunRecord';
import { checkImageSet } from './imageFiles/checkImageSet';
import { checkInsideFolder } from './imageFiles/checkInsideFolder';
import type { PartFiles } from './imageFiles/makeDatasetsOfSplits';
import { imageSetOptionNames, type ImageSetOptions } from './imageFiles/ImageSetOptions';
import { listImages } from './imageFiles/listImages';
import { findListingProblems } from './imageFiles/findListingProblems';
import { counted, formatNamesForFinding } from './imageFiles/formatNamesForFinding';
import { readRows } from './imageFiles/readRows';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { readMasks } from './severstal/readMasks';
import { cutIntoTileRows } from './severstal/cutIntoTileRows';

export interface SeverstalOptions extends ImageSetOptions {
  /** Strips of equal width that an image is cut into. Default 8, of 200 x 256 pixels. */
  tiles?: number;
  /** The smallest share of masked pixels at which a tile gets the class of the defect. Default 0.01. */
  least?: number;
  /** [height, width] of the images. Default [256, 1600]. */
  imageSize?: [height: number, width: number];
}

export interface Severstal {
  data: Splits;
  /** The file of each row. */
  files: PartFiles;
  findings: Finding[];
}

const classes = ['no defect', 'defect 1', 'defect 2', 'defect 3', 'defect 4'];

/**
 * Reads the steel images of Severstal's competition of 2019, `train.csv` and `train_images/*.jpg`, 1600 x 256, as tiles: each image is cut into `tiles` strips of
 * equal width and full height. A tile has the class of the defect with the most masked pixels if they are at least `least` of the tile, "no
 * defect" if none is masked, and is left out in between. x has the shape [height, width, channels], values from 0 to 1; tiles are stretched
 * unless `fit` says otherwise. All tiles of an image
 * are in the same part; `groups` numbers the images.
 *
 * Masks are run lengths, pixels counted from 1 down the columns: columns ImageId, ClassId, EncodedPixels, or the older ImageId_ClassId. A row with an odd count,
 * with runs beyond the image or with runs that overlap, is a finding that names it, and its image is left out. Images that the table does
 * not name have no defect.
 *
 * Severstal 2019, Steel Defect Detection, kaggle.com/competitions/severstal-steel-defect-detection.
 *
 * @throws TypeError or RangeError for bad options, a folder without train.csv or train_images, other columns; and what `readCsv` throws.
 * @example
 * ```ts
 * const reading = kd.data.severstal('severstal', { size: [64, 50], rows: 10_000 });
 * await reading.catch((error) => console.log(error.message)); // says where it looked, unless the folder is there
 * ```
 */
export async function severstal(path: string, options: SeverstalOptions = {}): Promise<Severstal> {
  const subject = 'severstal';
  checkOptions(subject, options, [...imageSetOptionNames, 'tiles', 'least', 'imageSize']);
  const { tiles = 8, least = 0.01, imageSize = [256, 1600] } = options;
  checkNumber(subject, 'least', least, { above: 0, atMost: 1 });
  if (!Array.isArray(imageSize) || imageSize.length !== 2)
    throw new TypeError(
      `${subject}: expected imageSize to be [height, width], got ${showValue(imageSize)}; give the size of all images`
    );
  const [height, width] = imageSize.map((side) =>
    checkNumber(subject, 'imageSize', side, { integer: true, atLeast: 1, atMost: 32_768 })
  );
  checkNumber(subject, 'tiles', tiles, { integer: true, atLeast: 1, atMost: width });
  if (width % tiles !== 0)
    throw new RangeError(
      `${subject}: expected tiles to divide ${width} pixels evenly, got ${tiles}; give 1, 2, 4, 5, 8, 10 or 16`
    );
  const set = await checkImageSet(subject, path, options);
  const csv = join(set.root, 'train.csv');
  for (const [name, kind] of [
    ['train.csv', 'file'],
    ['train_images', 'folder']
  ] as const) {
    const found = await checkInsideFolder(set.root, name, kind);
    if (found !== 'there')
      throw new RangeError(
        `${subject}: expected train.csv and train_images in the folder, got ${found === 'missing' ? `no ${name}` : `a link out of it as ${name}`}; give the folder that contains both`
      );
  }
  const pause = createInterruptiblePauser();
  const read = await readMasks(subject, csv, height * width);
  const listing = await listImages(subject, join(set.root, 'train_images'), pause);
  const { rows, unsure, mixed } = cutIntoTileRows(listing.files, read, { height, width, tiles, least });
  if (rows.length === 0)
    throw new RangeError(
      `${subject}: expected images in train_images, got ${counted(listing.files.length, 'image')} without a tile to take; look at the folder and at train.csv`
    );
  const otherSize = new Set<string>();
  const made = await readRows(subject, {
    name: basename(set.root),
    set: { ...set, root: listing.root },
    classes,
    rows,
    files: listing.files,
    what: 'tiles',
    hasGroups: true,
    look: ({ file }, outcome) => {
      if (outcome.width === width && outcome.height === height) return true;
      otherSize.add(`${file} (${outcome.width} x ${outcome.height})`);
      return false;
    },
    pause
  });
  const there = new Set(listing.files.map((file) => basename(file.path)));
  const missing = [...read.masks.keys()].filter((name) => !there.has(name));
  const findings: Finding[] = [];
  const add = (check: string, level: Finding['level'], count: number, says: string, hint?: string): void => {
    if (count > 0) findings.push({ check, level, value: count, says, ...(hint && { hint }) });
  };
  add(
    'missingImages',
    'problem',
    missing.length,
    `${counted(missing.length, 'image')} of train.csv not in train_images: ${formatNamesForFinding(missing)}.`
  );
  add(
    'otherSize',
    'problem',
    otherSize.size,
    `${counted(otherSize.size, 'image')} of another size than ${width} x ${height} left out: ${formatNamesForFinding([...otherSize])}.`,
    'Masks are of one size: give {imageSize: [height, width]} for a set of another.'
  );
  add(
    'unsureTiles',
    'info',
    unsure,
    `${counted(unsure, 'tile')} with some masked pixels but under ${100 * least} % left out: neither with nor without a defect.`
  );
  add('mixedTiles', 'info', mixed, `${counted(mixed, 'tile')} with two defects or more, labelled by the larger.`);
  return {
    data: made.data,
    files: made.files,
    findings: [...findListingProblems(listing), ...read.findings, ...findings, ...made.findings]
  };
}
