import { basename } from 'node:path';
import { checkOptions } from '../../checks/checkOptions';
import type { Dataset, Splits } from '../Dataset';
import type { Finding } from '../../record/RunRecord';
import { checkClassNames } from './imageFiles/checkClassNames';
import { checkImageSet } from './imageFiles/checkImageSet';
import { classFolders } from './imageFiles/classFolders';
import type { PartFiles } from './imageFiles/datasetsOfSplits';
import { imageSetOptionNames, type ImageSetOptions } from './imageFiles/ImageSetOptions';
import { listImages } from './imageFiles/listImages';
import { listingFindings } from './imageFiles/listingFindings';
import { readRows } from './imageFiles/readRows';
import { readUnlabelled } from './imageFiles/readUnlabelled';
import { interruptiblePauser } from '../../notebook/interruptiblePauser';

export interface ImageFolderOptions extends ImageSetOptions {
  /** Names of the classes, in the wanted order; folders that are not among them are left out. Default all, in natural order. */
  classes?: string[];
  /** False to read all images in and below the folder as one dataset without labels. Default true. */
  labelled?: boolean;
}

export interface ImageFolder {
  data: Splits;
  /** The file of each row, relative to the folder: `files.train[i]` is row i of `data.train`. */
  files: PartFiles;
  /** What is wrong with files, folders and classes, and what was done about it. */
  findings: Finding[];
}

export interface UnlabelledImages {
  data: Dataset;
  /** The file of each row, relative to the folder. */
  files: string[];
  findings: Finding[];
}

/**
 * Reads a folder of images, one folder per class: `path/CLASS/…`, or `path/train/CLASS/…`, `path/val/CLASS/…` and `path/test/CLASS/…`,
 * which are then the splits; folders may be called training_set or val2017 too. Without such parts the images are dealt by `shares`, keeping
 * the proportions of the classes; identical images go to the same part. Images deeper in the folder of a class belong to it.
 * x has the shape [height, width, channels], values from 0 (black) to 1; `source` is the folder's name with a SHA-256 over path and
 * bytes of all files read. Rows of a part are in random order (`seed`), and depend only on files and options.
 *
 * Reads PNG, JPEG, BMP, WebP, TIFF and the first frame of GIF, recognised by content and rotated according to EXIF. Images are resized with
 * the Lanczos kernel; grey is 0.299 red + 0.587 green + 0.114 blue; of 16 bits the upper 8 are used; CMYK becomes red, green and blue.
 * Listing decodes nothing; after that at most four files, with `maxFilePixels` together, are in memory at a time. Only regular files inside the
 * folder are opened: links out of it are not followed, pipes and devices not read. Each problem is a finding that names files: files that cannot
 * be decoded, are not images or have more than `maxFilePixels` are left out, an empty class stays a class, classes that differ only in case
 * are kept apart, pictures that are the same byte for byte or pixel for pixel in two classes or parts are told.
 *
 * With `labelled: false` all images in and below the folder are one dataset in natural order, marked `unlabelled`; `classes` are then the
 * names that a teacher's logits have (default "0" and "1").
 *
 * @throws TypeError or RangeError for bad options, a path that is not a folder, a different layout (the error says which was found), such as
 * images beside their annotations or masks, or train and test without folders of classes; if there are more than 2,000,000 files and folders; and
 * if no image can be read.
 * @example
 * ```ts
 * const reading = kd.data.imageFolder('surfaces', { size: 64, cache: 'images' });
 * await reading.catch((error) => console.log(error.message)); // says where it looked, unless the folder is there
 * ```
 */
export function imageFolder(path: string, options: ImageFolderOptions & { labelled: false }): Promise<UnlabelledImages>;
export function imageFolder(path: string, options?: ImageFolderOptions & { labelled?: true }): Promise<ImageFolder>;
export async function imageFolder(path: string, options: ImageFolderOptions = {}): Promise<ImageFolder | UnlabelledImages> {
  const subject = 'imageFolder';
  checkOptions(subject, options, [...imageSetOptionNames, 'classes', 'labelled']);
  const { classes, labelled = true } = options;
  if (classes !== undefined) checkClassNames(subject, classes);
  const set = await checkImageSet(subject, path, options);
  const pause = interruptiblePauser();
  const listing = await listImages(subject, set.root, pause);
  const listed = listingFindings(listing);
  const name = basename(set.root);
  if (!labelled) {
    const read = await readUnlabelled(subject, listing, { name, set, classes: classes ?? ['0', '1'], pause });
    return { ...read, findings: [...listed, ...read.findings] };
  }

  const found = classFolders(subject, listing, classes);
  if (found.hasParts && options.shares)
    listed.push({
      check: 'sharesUnused',
      level: 'info',
      value: null,
      says: 'The folders say what is train, validation and test; the shares were not used.'
    });
  const read = await readRows(subject, { name, set, classes: found.classes, rows: found.rows, files: listing.files, pause });
  return { data: read.data, files: read.files, findings: [...listed, ...found.findings, ...read.findings] };
}
