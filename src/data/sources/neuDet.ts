import { basename } from 'node:path';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Splits } from '../Dataset';
import type { Finding } from '../../record/RunRecord';
import { checkClassNames } from './imageFiles/checkClassNames';
import { checkImageSet } from './imageFiles/checkImageSet';
import type { PartFiles } from './imageFiles/makeDatasetsOfSplits';
import { imageSetOptionNames, type ImageSetOptions } from './imageFiles/ImageSetOptions';
import { listImages } from './imageFiles/listImages';
import { findListingProblems } from './imageFiles/findListingProblems';
import { counted, formatNamesForFinding } from './imageFiles/formatNamesForFinding';
import { readRows } from './imageFiles/readRows';
import type { ImageRow } from './imageFiles/ImageRow';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { cutBoxesIntoRows } from './voc/cutBoxesIntoRows';
import { readAnnotatedImages } from './voc/readAnnotatedImages';

export interface NeuDetOptions extends ImageSetOptions {
  /** Names in the annotations, in the wanted order. Default the six published ones. */
  classes?: string[];
  /** What is added on each side of a box, as a share of its longer side. Default 0. */
  margin?: number;
  /** Boxes with a side of fewer pixels are left out and named. Default 8. */
  smallest?: number;
}

export interface NeuDet {
  data: Splits;
  /** The file of each row. */
  files: PartFiles;
  findings: Finding[];
}

const published = ['crazing', 'inclusion', 'patches', 'pitted_surface', 'rolled-in_scale', 'scratches'];

/**
 * Reads NEU-DET, 1,800 grey images of hot-rolled steel strip, 200 x 200, with boxes in PASCAL VOC's XML, as crops of the boxes: one row per
 * box, with the label of the box. Image and annotation are matched by name: `IMAGES/crazing_1.jpg` and `ANNOTATIONS/crazing_1.xml`, or
 * `train/images/…` with `train/annotations/…`;
 * folders train and validation are then the splits. Otherwise images are dealt by `shares`. All crops of an image are in the same part, and
 * `groups` numbers the images. x has the shape [height, width, channels], values from 0 to 1; a crop is stretched to that size unless `fit`
 * says otherwise, and its margin ends at the image's edge. Boxes count pixels from 1, both ends included.
 *
 * Annotations without an image are findings, and so are annotations that cannot be read or are of another size than their image, and boxes
 * that are outside the image, end before they begin, are small or belong to another class. Only regular files inside the folder are opened. Other sets with such XML can be read with their own `classes`.
 *
 * Song and Yan 2013, A noise robust method based on completed local binary patterns for hot-rolled steel strip surface defects;
 * boxes by He, Song, Meng and Yan 2020, An end-to-end steel surface defect detection approach via fusing multiple hierarchical features.
 *
 * @throws TypeError or RangeError for bad options, a path that is not a folder, and if no annotation or no box can be read.
 * @example
 * ```ts
 * const reading = kd.data.neuDet('NEU-DET', { size: 64, margin: 0.1 });
 * await reading.catch((error) => console.log(error.message)); // says where it looked, unless the folder is there
 * ```
 */
export async function neuDet(path: string, options: NeuDetOptions = {}): Promise<NeuDet> {
  const subject = 'neuDet';
  checkOptions(subject, options, [...imageSetOptionNames, 'classes', 'margin', 'smallest']);
  const { classes = published, margin = 0, smallest = 8 } = options;
  checkClassNames(subject, classes);
  checkNumber(subject, 'margin', margin, { atLeast: 0, atMost: 10 });
  checkNumber(subject, 'smallest', smallest, { integer: true, atLeast: 1 });
  const set = await checkImageSet(subject, path, options);
  const pause = createInterruptiblePauser();
  const listing = await listImages(subject, set.root, pause);
  if (!listing.others.some((file) => /\.xml$/i.test(file)))
    throw new RangeError(
      `${subject}: expected images with annotations, got ${counted(listing.files.length, 'image')} and no .xml; give the folder that holds IMAGES and ANNOTATIONS, or read class folders with imageFolder`
    );
  const { annotated, findings: pairing } = await readAnnotatedImages(listing, pause);
  const { rows, boxes, findings: cutting } = cutBoxesIntoRows(annotated, { classes, margin, smallest });
  if (rows.length === 0)
    throw new RangeError(
      `${subject}: expected boxes of ${formatNamesForFinding(classes)}, got none in ${counted(annotated.length, 'annotated image')} (${formatNamesForFinding([...pairing, ...cutting].map(({ says }) => says))}); look at the annotations`
    );
  const outside: string[] = [];
  const otherSize = new Set<string>();
  const saidOf = new Map(annotated.map(({ image, annotation }) => [image, annotation.size]));
  const reach = (row: ImageRow, { width, height }: { width: number; height: number }) => {
    const { xmin, ymin, xmax, ymax } = boxes[row.at];
    const said = saidOf.get(row.file);
    // Some programs write 0 where they do not know it.
    if (said && said.width > 0 && said.height > 0 && (said.width !== width || said.height !== height))
      otherSize.add(`${row.file} (${said.width} x ${said.height}, the image is ${width} x ${height})`);
    // Some annotations count from 0.
    if (xmin < 0 || ymin < 0 || xmax > width || ymax > height)
      outside.push(`${row.file} (${xmin}, ${ymin} to ${xmax}, ${ymax} in ${width} x ${height})`);
    return true;
  };
  const read = await readRows(subject, {
    name: basename(set.root),
    set,
    classes: [...classes],
    rows,
    files: listing.files,
    what: 'boxes',
    hasGroups: true,
    look: reach,
    pause
  });
  const reaching: Finding[] =
    outside.length === 0
      ? []
      : [
          {
            check: 'boxesOutside',
            level: 'problem',
            value: outside.length,
            says: `${counted(outside.length, 'box reaches', 'boxes reach')} out of the image, cut at its edge or left out where nothing is in it: ${formatNamesForFinding(outside)}.`,
            hint: 'The annotation is of another image or of another size of it.'
          }
        ];
  if (otherSize.size > 0)
    reaching.push({
      check: 'otherSizes',
      level: 'problem',
      value: otherSize.size,
      says: `${counted(otherSize.size, 'image')} of another size than the annotation says, so that boxes lie elsewhere: ${formatNamesForFinding([...otherSize])}.`,
      hint: 'Get the images and annotations of one set, or write the annotations again.'
    });
  const listed = findListingProblems({ ...listing, others: listing.others.filter((file) => !/\.xml$/i.test(file)) });
  return { data: read.data, files: read.files, findings: [...listed, ...pairing, ...cutting, ...reaching, ...read.findings] };
}
