import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { Splits } from '../Dataset';
import type { Finding } from '../../record/RunRecord';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { cifarPage } from './cifar/cifarVersions';
import { findCifarFiles } from './cifar/findCifarFiles';
import { readCifar } from './cifar/readCifar';
import { checkFolderAt } from './imageFiles/checkFolderAt';
import { checkPartSizes, partSizeNames, type PartSizes } from './publishedParts/PartSizes';

export interface CifarOptions extends PartSizes {
  /** 10 for CIFAR-10, 100 for CIFAR-100, 20 for the superclasses of CIFAR-100. Default: 10 or 100, whichever is there. */
  classes?: 10 | 20 | 100;
}

export interface Cifar {
  data: Required<Splits>;
  /** Whether the files are the published ones, and what is missing. */
  findings: Finding[];
}

/**
 * Reads CIFAR-10 or CIFAR-100, colour pictures of 32 x 32 pixels, 50,000 to train on and 10,000 to test: the binary version (`data_batch_1.bin` to 5 and
 * `test_batch.bin`; `train.bin` and `test.bin`) or the Python version (`data_batch_1` to 5 and `test_batch`; `train` and `test`). The path is the
 * folder of the files, or the one in which the archive was unpacked. Rows have the shape [32, 32, 3]: red, green and blue of each pixel, bytes divided by 255. Names of the
 * classes are read from the file beside them. Validation is drawn from the train rows; a smaller sample keeps the proportions of the classes, and rows
 * stay in the order of the files. `source` is the folder's name with a SHA-256 over names and bytes of its files. While it reads, the bytes of all files are in memory: 184 MB.
 *
 * Pickles are read, not executed: of any protocol from 2 to 5, as Python 2 and 3 write them, with no function but those that make NumPy's arrays of bytes. Only regular files
 * inside the folder are opened. A finding says whether the files are the published ones.
 *
 * Nothing is downloaded: the archives are at https://www.cs.toronto.edu/~kriz/cifar.html, whose authors ask to be cited and name no licence.
 *
 * Krizhevsky 2009, Learning multiple layers of features from tiny images.
 *
 * @throws TypeError or RangeError for bad options, a path that is not a folder, files that are missing (the error says where to get them) or of other lengths
 * than their pictures, labels that are not a class; Error that names the file for a pickle that is damaged or would call something, a pipe, or a link out of the folder.
 * @example
 * ```ts
 * const reading = kd.data.cifar('cifar-100-binary', { classes: 100, train: 10_000 });
 * await reading.catch((error) => console.log(error.message)); // says where to get it, unless the folder is there
 * ```
 */
export async function cifar(path: string, options: CifarOptions = {}): Promise<Cifar> {
  const subject = 'cifar';
  checkOptions(subject, options, ['classes', ...partSizeNames]);
  const { classes, ...sizes } = { ...options };
  checkPartSizes(subject, sizes);
  if (classes !== undefined && classes !== 10 && classes !== 20 && classes !== 100)
    throw new RangeError(
      `${subject}: expected classes to be 10, 20 or 100, got ${showValue(classes)}; give 20 for the superclasses of CIFAR-100`
    );
  const archive = classes === undefined ? 'an archive' : `cifar-${classes === 10 ? 10 : 100}-binary.tar.gz`;
  const root = await checkFolderAt(
    subject,
    path,
    `download ${archive} from ${cifarPage}, unpack it (tar xzf) and give its folder`
  );
  const set = classes === undefined ? undefined : classes === 10 ? 'CIFAR-10' : 'CIFAR-100';
  const found = await findCifarFiles(subject, root, set);
  const asked = classes ?? (found.layout.set === 'CIFAR-10' ? 10 : 100);
  return readCifar(subject, found, { classes: asked, sizes, pause: createInterruptiblePauser() });
}
