import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { showPath } from '../../../checks/showPath';
import type { Dataset, Splits } from '../../Dataset';
import { drawPartRows, type PartRows } from '../publishedParts/drawPartRows';
import { createPixelWriter, type WantedRows } from '../publishedParts/createPixelWriter';
import type { IdxFolderOptions } from './IdxFolderOptions';
import type { FoundSet, IdxPart } from './findIdxSetFiles';
import { findPublicIdxSet, type IdxSet } from './findPublicIdxSet';
import { readIdxFile } from './readIdxFile';
import { classesOfLabels, classNumbers, readIdxLabels } from './readIdxLabels';

export interface ReadIdxSet {
  data: Required<Splits>;
  /** What is known of the set, if it is a public one. */
  set: IdxSet | undefined;
  /** SHA-256 of the four files, unpacked. */
  sha256: { [part in IdxPart]: { images: string; labels: string } };
  isTransposed: boolean;
  firstLabel: number;
}

const mostPixelsASide = 4096;

/** The rows that are asked for: labels first, then pictures as they pass by. */
export async function readIdxSet(
  subject: string,
  root: string,
  { names, prefix }: FoundSet,
  { options, pause }: { options: IdxFolderOptions; pause: () => Promise<void> }
): Promise<ReadIdxSet> {
  const placeOf = (name: string) => `${subject}: ${showPath(name)}`;
  const readLabels = (part: IdxPart) => {
    const name = names[part].labels;
    return readIdxLabels(placeOf(name), { folder: root, name, pause });
  };
  const stored = { train: await readLabels('train'), test: await readLabels('test') };
  const set = findPublicIdxSet(prefix, root, stored.train.sha256);
  const { classes, firstLabel } = classesOfLabels([stored.train.y, stored.test.y], set, options);
  const numbers = (part: IdxPart) => classNumbers(placeOf(names[part].labels), stored[part].y, firstLabel, classes);
  const labels = { train: numbers('train'), test: numbers('test') };
  const drawn = drawPartRows(subject, labels, options);

  const isTransposed = options.transpose ?? set?.isTransposed ?? false;
  const images: Partial<Record<IdxPart, string>> = {};
  const x: Partial<Record<keyof PartRows, Float32Array>> = {};
  let shape: number[] | undefined;
  for (const [part, wanted] of [
    ['train', ['train', 'validation']],
    ['test', ['test']]
  ] as const) {
    const name = names[part].images;
    const place = placeOf(name);
    const begin = ([rows, height, width]: number[]) => {
      if (rows !== labels[part].length)
        throw new RangeError(
          `${place}: expected ${labels[part].length} pictures, one for each label in ${showPath(names[part].labels)}, got ${rows}; get both files of one set`
        );
      const stands = isTransposed ? [width, height, 1] : [height, width, 1];
      if (shape === undefined) checkPixels(place, stands, drawn, options.maxPixels);
      else if (String(shape) !== String(stands))
        throw new RangeError(
          `${place}: expected pictures of ${shape[0]} x ${shape[1]} pixels as in ${showPath(names.train.images)}, got ${stands[0]} x ${stands[1]}; get both files of one set`
        );
      shape = stands;
      const pixels = height * width;
      const taken = wanted.map((one): WantedRows => {
        x[one] = new Float32Array(drawn[one].length * pixels);
        return { rows: drawn[one], x: x[one] };
      });
      return createPixelWriter(taken, placesOf(height, width, isTransposed));
    };
    images[part] = await readIdxFile(place, { folder: root, name, dimensions: 3, begin, pause });
  }

  const sha256 = {
    train: { images: images.train!, labels: stored.train.sha256 },
    test: { images: images.test!, labels: stored.test.sha256 }
  };
  const file = basename(root);
  const source = { file, sha256: digestOf([sha256.train.images, sha256.train.labels, sha256.test.images, sha256.test.labels]) };
  const title = set?.title ?? (prefix || file);
  const dataset = (part: keyof PartRows): Dataset => ({
    name: `${title} ${part}`,
    x: x[part]!,
    shape: [...shape!],
    y: drawn[part].map((row) => labels[part === 'test' ? 'test' : 'train'][row]),
    classes: [...classes],
    synthetic: false,
    source
  });
  const data = { train: dataset('train'), validation: dataset('validation'), test: dataset('test') };
  return { data, set, sha256, isTransposed, firstLabel };
}

function checkPixels(place: string, [height, width]: number[], drawn: PartRows, maxPixels = 2 ** 29): void {
  if (Math.min(height, width) === 0 || Math.max(height, width) > mostPixelsASide)
    throw new RangeError(
      `${place}: expected pictures of 1 to ${mostPixelsASide} pixels a side, got ${height} x ${width}; get the file again`
    );
  const rows = drawn.train.length + drawn.validation.length + drawn.test.length;
  if (rows * height * width > maxPixels)
    throw new RangeError(
      `${place}: expected at most ${maxPixels} pixels in all, got ${rows} rows of ${height} x ${width}; ask for fewer rows with {train, validation, test}, or give {maxPixels} where memory allows`
    );
}

/** Where each pixel of the file belongs in its row. */
function placesOf(height: number, width: number, isTransposed: boolean): Int32Array {
  return Int32Array.from({ length: height * width }, (_, i) => (isTransposed ? (i % width) * height + Math.floor(i / width) : i));
}

function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
