import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { Splits } from '../Dataset';
import type { Finding } from '../../record/RunRecord';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { findIdxProblems } from './idxFolder/findIdxProblems';
import type { IdxFolderOptions } from './idxFolder/IdxFolderOptions';
import { findIdxSetFiles } from './idxFolder/findIdxSetFiles';
import { whereToGetIdx } from './idxFolder/findPublicIdxSet';
import { readIdxSet } from './idxFolder/readIdxSet';
import { checkClassNames } from './imageFiles/checkClassNames';
import { checkFolderAt } from './imageFiles/checkFolderAt';
import { listFolder } from './publishedParts/listFolder';
import { checkPartSizes, partSizeNames } from './publishedParts/PartSizes';

export interface IdxFolder {
  data: Required<Splits>;
  /** Whether the files are the published ones, and what was assumed of labels, classes and pictures. */
  findings: Finding[];
}

/**
 * Reads a folder in MNIST's format: `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and `t10k-labels-idx1-ubyte`,
 * packed with gzip (`.gz`) or not; `test` will do for `t10k`, and a prefix may stand before it (`emnist-letters-train-images-idx3-ubyte`). Rows have the shape [height, width, 1], bytes
 * divided by 255. Validation is drawn from the train rows; a smaller sample keeps the proportions of the classes, and rows stay in the order of the
 * files. `source` is the folder's name with a SHA-256 over those of the four files, unpacked.
 *
 * Names of classes are known for MNIST, Fashion-MNIST and EMNIST; the labels of EMNIST's letters begin at 1 and become 0 to 25, and EMNIST's pictures, which are
 * stored column by column, are turned upright. Each is a finding. Only pictures of rows that are asked for are kept in memory. Only regular files inside the
 * folder are opened.
 *
 * Nothing is downloaded. Fashion-MNIST (MIT licence): `apt-get install dataset-fashion-mnist` puts it into `/usr/share/datasets/fashion-mnist` on Debian; or
 * github.com/zalandoresearch/fashion-mnist. EMNIST: nist.gov/itl/products-and-services/emnist-dataset. MNIST (CC BY-SA 3.0): `kd.mnist`, or storage.googleapis.com/cvdf-datasets/mnist/train-images-idx3-ubyte.gz and so on.
 *
 * LeCun, Cortes and Burges 1998, The MNIST database of handwritten digits; Xiao, Rasul and Vollgraf 2017, Fashion-MNIST: a novel image dataset for
 * benchmarking machine learning algorithms; Cohen, Afshar, Tapson and van Schaik 2017, EMNIST: an extension of MNIST to handwritten letters.
 *
 * @throws TypeError or RangeError for bad options, a path that is not a folder, files that are missing (the error says where to get them), counts or sizes that
 * do not match, labels that are not a class; Error that names the file for one that is no IDX file, cut off, damaged, a pipe, or a link out of the folder.
 * @example
 * ```ts
 * const reading = kd.data.idxFolder('/usr/share/datasets/fashion-mnist', { train: 6000, validation: 1000 });
 * await reading.catch((error) => console.log(error.message)); // says how to get it, unless the folder is there
 * ```
 */
export async function idxFolder(path: string, options: IdxFolderOptions = {}): Promise<IdxFolder> {
  const subject = 'idxFolder';
  checkOptions(subject, options, ['prefix', 'classes', 'firstLabel', 'transpose', 'maxPixels', ...partSizeNames]);
  const given = { ...options };
  const { prefix, classes, firstLabel, transpose, maxPixels = 1 } = given;
  checkPartSizes(subject, given);
  checkNumber(subject, 'maxPixels', maxPixels, { integer: true, atLeast: 1, atMost: 2 ** 32 });
  if (prefix !== undefined && typeof prefix !== 'string')
    throw new TypeError(
      `${subject}: expected prefix to be a text, got ${showValue(prefix)}; give what the names of the files begin with`
    );
  if (classes !== undefined) checkClassNames(subject, classes);
  if (firstLabel !== undefined && firstLabel !== 0 && firstLabel !== 1)
    throw new RangeError(`${subject}: expected firstLabel to be 0 or 1, got ${showValue(firstLabel)}; give one of them`);
  if (transpose !== undefined && typeof transpose !== 'boolean')
    throw new TypeError(`${subject}: expected transpose to be true or false, got ${showValue(transpose)}; choose one`);
  const where = whereToGetIdx(typeof path === 'string' ? path : '');
  const root = await checkFolderAt(subject, path, where);
  const found = findIdxSetFiles(subject, await listFolder(subject, root), { wanted: prefix, where });
  const read = await readIdxSet(subject, root, found, { options: given, pause: createInterruptiblePauser() });
  return { data: read.data, findings: findIdxProblems(found, read, given) };
}
