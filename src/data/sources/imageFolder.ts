import { basename } from 'node:path';
import { checkOptions } from '../../checks/checkOptions';
import type { AnyDataset, Dataset, DatasetOnDisk, Splits } from '../Dataset';
import type { Finding } from '../../record/RunRecord';
import { checkClassNames } from './imageFiles/checkClassNames';
import { checkImageSet } from './imageFiles/checkImageSet';
import { findClassFolders } from './imageFiles/findClassFolders';
import type { PartFiles } from './imageFiles/makeDatasetsOfSplits';
import { checkOnDisk } from './imageFiles/disk/checkOnDisk';
import { readRowsOnDisk } from './imageFiles/disk/readRowsOnDisk';
import { readUnlabelledOnDisk } from './imageFiles/disk/readUnlabelledOnDisk';
import { imageSetOptionNames, type ImageSetOptions } from './imageFiles/ImageSetOptions';
import { listImages } from './imageFiles/listImages';
import { findListingProblems } from './imageFiles/findListingProblems';
import { readRows } from './imageFiles/readRows';
import { readUnlabelled } from './imageFiles/readUnlabelled';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';

export interface ImageFolderOptions extends ImageSetOptions {
  /** Names of the classes, in the wanted order; folders that are not among them are left out. Default all, in natural order. */
  classes?: string[];
  /** False to read all images in and below the folder as one dataset without labels. Default true. */
  labelled?: boolean;
  /** A folder for the rows, if they are more than fit into memory; it is created if it is missing. Default: they are in memory. */
  onDisk?: string;
}

export interface ImageFolder<Data extends AnyDataset = Dataset> {
  data: Splits<Data>;
  /** The file of each row, relative to the folder: `files.train[i]` is row i of `data.train`. */
  files: PartFiles;
  /** What is wrong with files, folders and classes, and what was done about it. */
  findings: Finding[];
}

export interface UnlabelledImages<Data extends AnyDataset = Dataset> {
  data: Data;
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
 * With `onDisk` the result is the same, number for number, but x of each part lies in a file of that folder, as float32, and of the images a few are in memory while
 * they are decoded; names, sizes and labels of the files are too. All rows are read then, however many, unless `rows` or `maxPixels` says otherwise. The second call
 * opens what the first one wrote, if names, sizes and times of the files and the options are the same. What takes such rows is told at `kd.tabularOnDisk`.
 *
 * @throws TypeError or RangeError for bad options, a path that is not a folder, a different layout (the error says which was found), such as
 * images beside their annotations or masks, or train and test without folders of classes; if there are more than 2,000,000 files and folders; and
 * if no image can be read. Error for rows on disk that are damaged or of another version.
 * @example
 * ```ts
 * const reading = kd.data.imageFolder('surfaces', { size: 64, cache: 'images' });
 * await reading.catch((error) => console.log(error.message)); // says where it looked, unless the folder is there
 * const larger = kd.data.imageFolder('surfaces', { size: 224, channels: 3, onDisk: 'rows' });
 * await larger.then(({ data }) => data.train.x.path, () => undefined); // the file with the rows of train
 * ```
 */
export function imageFolder(
  path: string,
  options: ImageFolderOptions & { labelled: false; onDisk: string }
): Promise<UnlabelledImages<DatasetOnDisk>>;
export function imageFolder(
  path: string,
  options: ImageFolderOptions & { labelled?: true; onDisk: string }
): Promise<ImageFolder<DatasetOnDisk>>;
export function imageFolder(
  path: string,
  options: ImageFolderOptions & { labelled: false; onDisk?: undefined }
): Promise<UnlabelledImages>;
export function imageFolder(
  path: string,
  options?: ImageFolderOptions & { labelled?: true; onDisk?: undefined }
): Promise<ImageFolder>;
export async function imageFolder(
  path: string,
  options: ImageFolderOptions = {}
): Promise<ImageFolder<AnyDataset> | UnlabelledImages<AnyDataset>> {
  const subject = 'imageFolder';
  checkOptions(subject, options, [...imageSetOptionNames, 'classes', 'labelled', 'onDisk']);
  const { classes, labelled = true, onDisk } = options;
  if (classes !== undefined) checkClassNames(subject, classes);
  const set = await checkImageSet(subject, path, options, { isOnDisk: onDisk !== undefined });
  if (onDisk !== undefined) checkOnDisk(subject, path, onDisk, options);
  const pause = createInterruptiblePauser();
  const listing = await listImages(subject, set.root, pause);
  const listed = findListingProblems(listing);
  const name = basename(set.root);
  if (!labelled) {
    const asked = { name, set, classes: classes ?? ['0', '1'], pause };
    const read =
      onDisk === undefined
        ? await readUnlabelled(subject, listing, asked)
        : await readUnlabelledOnDisk(subject, onDisk, listing, asked);
    return { ...read, findings: [...listed, ...read.findings] };
  }

  const found = findClassFolders(subject, listing, classes);
  if (found.hasParts && options.shares)
    listed.push({
      check: 'sharesUnused',
      level: 'info',
      value: null,
      says: 'The folders say what is train, validation and test; the shares were not used.'
    });
  const asked = { name, set, classes: found.classes, rows: found.rows, files: listing.files, pause };
  const read = onDisk === undefined ? await readRows(subject, asked) : await readRowsOnDisk(subject, onDisk, asked);
  return { data: read.data, files: read.files, findings: [...listed, ...found.findings, ...read.findings] };
}
