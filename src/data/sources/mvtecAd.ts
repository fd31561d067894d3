import { basename, join } from 'node:path';
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
import { readRows } from './imageFiles/readRows';
import { listDefectRows } from './mvtec/listDefectRows';
import { maskFindings, findMasksOfImages, type PartMasks } from './mvtec/findMasksOfImages';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';

export interface MvtecAdOptions extends ImageSetOptions {
  /** The category's folder, if the path is the folder of all categories: "bottle". */
  category?: string;
  /** True for two classes, good and defect. Default false: one class for each kind of defect. */
  together?: boolean;
  /** True to deal the defective images to train, validation and test by `shares`. As published, all of them are in test. Default false. */
  deal?: boolean;
}

export interface MvtecAd {
  data: Splits;
  /** The file of each row. */
  files: PartFiles;
  /** The mask's file of each row; null for good images and if it is missing. */
  masks: PartMasks;
  findings: Finding[];
}

/**
 * Reads a category of MVTec AD: `train/good`, `test/good`, `test/DEFECT/…`, and masks in `ground_truth/DEFECT/…_mask.png`. The classes are
 * "good", then each kind of defect. x has the shape [height, width, channels], values from 0 to 1.
 *
 * As published, all of train is good, so no model can learn a defect from it: the set is made for anomaly detection. With `deal: true` the
 * defective images are dealt by `shares` and seed to train, validation and test, each kind in its proportion. The good images of test stay
 * there, and validation gets its share of the others. Such results are not results on the published split.
 *
 * Bergmann, Fauser, Sattlegger and Steger 2019, MVTec AD: A comprehensive real-world dataset for unsupervised anomaly detection.
 *
 * @throws TypeError or RangeError for bad options and a different layout.
 * @example
 * ```ts
 * const reading = kd.data.mvtecAd('mvtec', { category: 'bottle', channels: 3, deal: true });
 * await reading.catch((error) => console.log(error.message)); // says where it looked, unless the folder is there
 * ```
 */
export async function mvtecAd(path: string, options: MvtecAdOptions = {}): Promise<MvtecAd> {
  const subject = 'mvtecAd';
  checkOptions(subject, options, [...imageSetOptionNames, 'category', 'together', 'deal']);
  const { category, together = false, deal = false } = options;
  if (category !== undefined && (typeof category !== 'string' || !/^[\w-]+$/.test(category)))
    throw new TypeError(
      `${subject}: expected category to be the name of a folder, got ${showValue(category)}; give "bottle", say`
    );
  const set = await checkImageSet(subject, category === undefined ? path : inFolder(path, category), options);
  if (category !== undefined && (await checkInsideFolder(path, category, 'folder')) === 'outside')
    throw new RangeError(
      `${subject}: expected category to be a folder, got ${showValue(category)}, a link out of ${showValue(path)}; give the path that it leads to`
    );
  const pause = createInterruptiblePauser();
  const listing = await listImages(subject, set.root, pause);
  const { classes, rows, findings } = listDefectRows(subject, listing, { together, deal, shares: set.shares, seed: set.seed });
  const read = await readRows(subject, { name: basename(set.root), set, classes, rows, files: listing.files, pause });
  const masks = findMasksOfImages(listing, read.files);
  return {
    data: read.data,
    files: read.files,
    masks,
    findings: [...findListingProblems(listing), ...findings, ...maskFindings(read.files, masks), ...read.findings]
  };
}

/** Anything that is not a path stays unchanged, to be refused later. */
function inFolder(path: unknown, category: string): unknown {
  return typeof path === 'string' && path !== '' ? join(path, category) : path;
}
