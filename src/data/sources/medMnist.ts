import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { computeFileErrorSubject } from '../tables/columns/computeFileErrorSubject';
import { readMedMnist } from './medMnist/readMedMnist';
import type { MedMnist, MedMnistOptions } from './medMnist/MedMnistOptions';

/**
 * Reads a file of MedMNIST (`pathmnist.npz`, `organmnist3d_64.npz`, …), any size, flat or 3D: the arrays train_images, val_images, test_images of bytes
 * and train_labels, val_labels, test_labels. Splits, rows and labels are as published; pixels are divided by 255. Rows have the shape
 * [28, 28, 1], [28, 28, 3] in colour, or [28, 28, 28, 1] in space. A file with several labels per row (ChestMNIST) is refused.
 *
 * Yang et al. 2023, MedMNIST v2: A large-scale lightweight benchmark for 2D and 3D biomedical image classification; files at doi.org/10.5281/zenodo.10519652.
 *
 * @throws Error, RangeError or TypeError that names the file and the array: a file that is not a zip, is cut off, damaged or encrypted, an
 * array that is missing, longer than it says or shares bytes with another, numbers of another type, big-endian or in Fortran order, counts or shapes that do not
 * match, labels that are not a class, more than `maxPixels`.
 * @example
 * ```ts
 * const reading = kd.data.medMnist('breastmnist.npz');
 * await reading.catch((error) => console.log(error.message)); // says where it looked, unless the file is there
 * ```
 */
export async function medMnist(path: string, options: MedMnistOptions = {}): Promise<MedMnist> {
  checkOptions('medMnist', options, ['classes', 'maxPixels']);
  const { classes, maxPixels = 2 ** 29 } = options ?? {};
  checkNumber('medMnist', 'maxPixels', maxPixels, { integer: true, atLeast: 1 });
  if (classes !== undefined && !(Array.isArray(classes) && classes.length > 1 && classes.every((one) => typeof one === 'string')))
    throw new TypeError(
      `medMnist: expected classes to be two or more names, got ${showValue(classes)}; give one string for each class`
    );
  const subject = await computeFileErrorSubject('medMnist', path);
  return readMedMnist(subject, path, { classes, maxPixels });
}
