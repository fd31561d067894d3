import { computeFileErrorSubject } from '../tables/columns/computeFileErrorSubject';
import type { MedMnist } from './medMnist/MedMnistOptions';
import { readMedMnist } from './medMnist/readMedMnist';

/**
 * Reads the public `nodulemnist3d.npz` (28) or `nodulemnist3d_64.npz`: CT patches of 1,633 lung nodules, 1,158 to train on, 165 for validation
 * and 310 to test, benign or malignant, as radiologists rated them. x has the shape
 * [28, 28, 28, 1], at 1 mm, bytes divided by 255; levels 1 and 2 of malignancy are benign, 4 and 5 malignant, 3 was left out.
 * Of the 310, 246 are benign: a model that always says benign is right for 0.794 of them.
 *
 * Yang et al. 2023, MedMNIST v2; nodules of LIDC-IDRI, Armato et al. 2011, The Lung Image Database Consortium. CC BY 4.0, doi.org/10.5281/zenodo.10519652.
 *
 * @throws Error, RangeError or TypeError that names the file and the array, as `medMnist` does.
 * @example
 * ```ts
 * const reading = kd.data.noduleMnist3d('nodulemnist3d.npz');
 * await reading.catch((error) => console.log(error.message)); // says where it looked, unless the file is there
 * ```
 */
export async function noduleMnist3d(path: string): Promise<MedMnist> {
  const subject = await computeFileErrorSubject('noduleMnist3d', path);
  return readMedMnist(subject, path, { set: 'nodulemnist3d', maxPixels: 2 ** 29 });
}
