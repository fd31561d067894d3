import { basename } from 'node:path';
import type { Dataset, Splits } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';
import type { MedMnist } from './MedMnistOptions';
import { openNpz, type Npz } from '../npz/openNpz';
import { computeFileDigests } from './computeFileDigests';
import { medMnistSets, type MedMnistSet } from './medMnistSets';
import { readMedMnistSplit, type ReadSplit } from './readMedMnistSplit';

export interface ReadMedMnistOptions {
  /** Which set the file must be of. Default: what its name or its checksum says. */
  set?: string;
  classes?: string[];
  maxPixels: number;
}

const splits = { train: 'train', validation: 'val', test: 'test' } as const;

/** Shapes of organs, the emptiest images, compress to a 300th; only a zip made to fill the memory compresses to less than a 700th. */
const mostOften = 700;
const fewBytes = 2 ** 24;

/** The three splits of a file of MedMNIST, and whether it is a published one. */
export async function readMedMnist(subject: string, path: string, options: ReadMedMnistOptions): Promise<MedMnist> {
  const npz = await openNpz(subject, path);
  try {
    checkArrays(subject, npz, options.maxPixels);
    const { md5, sha256 } = await computeFileDigests(path);
    const set = setOf(path, md5, options.set);
    const is3d = options.set !== undefined;
    const train = await readMedMnistSplit(npz, splits.train, { is3d });
    const validation = await readMedMnistSplit(npz, splits.validation, { is3d, like: train.shape });
    const test = await readMedMnistSplit(npz, splits.test, { is3d, like: train.shape });
    const parts = { train, validation, test };
    const classes = options.classes ?? (set ? [...set.classes] : numbered(Object.values(parts)));
    checkLabels(subject, Object.values(parts), classes);
    const file = basename(path);
    const dataset = (name: keyof typeof splits): Dataset => {
      const { x, shape, y } = parts[name];
      return { name: `${set?.title ?? file.replace(/\.npz$/, '')} ${name}`, x, shape, y, classes, source: { file, sha256 } };
    };
    const data: Required<Splits> = { train: dataset('train'), validation: dataset('validation'), test: dataset('test') };
    return { data, findings: [origin(file, md5, set, train)] };
  } finally {
    await npz.close();
  }
}

/** Checks, before anything is unpacked, that all arrays are there and that they are small enough according to the zip. */
function checkArrays(subject: string, npz: Npz, maxPixels: number): void {
  const wanted = Object.values(splits).flatMap((split) => [`${split}_images`, `${split}_labels`]);
  const missing = wanted.filter((name) => !npz.names.includes(name));
  if (missing.length > 0) {
    const found = npz.names.slice(0, 12).join(', ') || 'none';
    throw new Error(
      `${subject}: expected the arrays ${wanted.join(', ')}, got ${found} (${missing[0]} is missing); give a file of MedMNIST's layout`
    );
  }
  const bytes = wanted.reduce((sum, name) => sum + npz.bytes(name), 0);
  if (bytes > maxPixels + 2 ** 20)
    throw new RangeError(
      `${subject}: expected at most ${maxPixels} pixels in all, got ${bytes} bytes unpacked, ${4 * bytes} as 32-bit numbers; give {maxPixels} to medMnist where memory allows, or take a smaller size`
    );
  const empty = wanted.find((name) => npz.bytes(name) > fewBytes && npz.bytes(name) > mostOften * npz.packedBytes(name));
  if (empty !== undefined)
    throw new RangeError(
      `${subject}, array "${empty}": expected images, got ${npz.packedBytes(empty)} bytes that say they unpack to ${npz.bytes(empty)}, almost all alike; get the file again`
    );
}

function setOf(path: string, md5: string, asked: string | undefined): MedMnistSet | undefined {
  const published = Object.values(medMnistSets).find((one) => Object.values(one.md5).includes(md5));
  const name =
    asked ??
    basename(path)
      .toLowerCase()
      .replace(/(_\d+)?\.npz$/, '');
  return asked === undefined && published ? published : Object.hasOwn(medMnistSets, name) ? medMnistSets[name] : undefined;
}

function numbered(parts: ReadSplit[]): string[] {
  const most = parts.reduce((most, { y }) => y.reduce((a, b) => Math.max(a, b), most), 1);
  return Array.from({ length: most + 1 }, (_, i) => String(i));
}

function checkLabels(subject: string, parts: ReadSplit[], classes: string[]): void {
  parts.forEach(({ y }, i) => {
    const row = y.findIndex((label) => label >= classes.length);
    if (row >= 0)
      throw new RangeError(
        `${subject}, array "${Object.values(splits)[i]}_labels": expected classes from 0 to ${classes.length - 1}, got ${y[row]} in row ${row}; give {classes} with a name for each`
      );
  });
}

function origin(file: string, md5: string, set: MedMnistSet | undefined, { shape }: ReadSplit): Finding {
  const check = 'publishedFile';
  if (!set)
    return {
      check,
      level: 'warning',
      value: 0,
      says: `${file} (MD5 ${md5}) is none of the files that MedMNIST publishes, by name or by checksum.`,
      hint: 'Keep the name that it was published under, or give the names of its classes.'
    };
  const [size] = shape;
  if (Object.values(set.md5).includes(md5))
    return { check, level: 'info', value: 1, says: `${file} is the published ${set.title}, ${size} pixels a side (MD5 ${md5}).` };
  const expected = set.md5[size];
  return {
    check,
    level: 'warning',
    value: 0,
    says: `${file} is not byte for byte the published ${set.title} (MD5 ${md5}, ${expected ? `not ${expected}` : `and none of ${size} pixels a side is published`}).`,
    hint: 'Results will differ from those on the published file; it is at doi.org/10.5281/zenodo.10519652.'
  };
}
