import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import * as tf from '@tensorflow/tfjs';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { checkDataset } from '../../../src/data/checkDataset';
import type { Dataset } from '../../../src/data/Dataset';
import { medMnist } from '../../../src/data/sources/medMnist';
import type { MedMnist } from '../../../src/data/sources/medMnist/MedMnistOptions';
import { noduleMnist3d } from '../../../src/data/sources/noduleMnist3d';
import { npyOf, makeZipFile } from './makeZipFile';

/** Made by test/reference/data/npz.py. */
const written = join(__dirname, '../../reference/data/npz');
type Arrays = { [array: string]: number[] };
const reference = JSON.parse(readFileSync(join(__dirname, '../../reference/data/npz.json'), 'utf8')) as {
  [name in 'flat' | 'colour' | 'volume']: Arrays;
};
const folder = mkdtempSync(join(tmpdir(), 'stillroom-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const from = (name: string) => join(written, name);
const as = (name: string, published: string) => {
  const path = join(folder, published);
  copyFileSync(from(name), path);
  return path;
};

function expectRows({ data }: MedMnist, arrays: Arrays, shape: number[]): void {
  const parts: [Dataset, string][] = [
    [data.train, 'train'],
    [data.validation, 'val'],
    [data.test, 'test']
  ];
  for (const [part, split] of parts) {
    checkDataset(part);
    expect(part.shape).toEqual(shape);
    expect(part.x).toEqual(Float32Array.from(arrays[`${split}_images`], (byte) => byte / 255));
    expect(part.y).toEqual(Int32Array.from(arrays[`${split}_labels`]));
  }
}

describe('medMnist', () => {
  test.each<[string, 'flat' | 'colour' | 'volume', number[]]>([
    ['flat.npz', 'flat', [4, 4, 1]],
    ['colour.npz', 'colour', [4, 4, 3]],
    ['volume.npz', 'volume', [4, 4, 4, 1]],
    ['int64Labels.npz', 'flat', [4, 4, 1]],
    ['flatBooleanLabels.npz', 'volume', [4, 4, 4, 1]],
    ['version2.npz', 'flat', [4, 4, 1]],
    ['version3.npz', 'flat', [4, 4, 1]],
    ['streamed.npz', 'flat', [4, 4, 1]],
    ['zip64.npz', 'flat', [4, 4, 1]]
  ])('medMnist("%s") is what NumPy wrote, %s images as rows of shape [%s]', async (name, arrays, shape) => {
    const before = tf.memory().numTensors;
    expectRows(await medMnist(from(name)), reference[arrays], shape);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('names splits, file and the published classes by the name of the file', async () => {
    const { data, findings } = await medMnist(as('colour.npz', 'PathMNIST_64.npz'));
    const file = readFileSync(from('colour.npz'));
    const sha256 = createHash('sha256').update(file).digest('hex');
    expect(data.train).toMatchObject({ name: 'PathMNIST train', source: { file: 'PathMNIST_64.npz', sha256 } });
    expect([data.validation.name, data.test.name]).toEqual(['PathMNIST validation', 'PathMNIST test']);
    expect(data.test.classes).toHaveLength(9);
    expect(data.test.classes.at(-1)).toBe('colorectal adenocarcinoma epithelium');
    expect(findings).toEqual([
      {
        check: 'publishedFile',
        level: 'warning',
        value: 0,
        says: `PathMNIST_64.npz is not byte for byte the published PathMNIST (MD5 ${createHash('md5').update(file).digest('hex')}, and none of 4 pixels a side is published).`,
        hint: 'Results will differ from those on the published file; it is at doi.org/10.5281/zenodo.10519652.'
      }
    ]);
  });

  test('numbers the classes of another file, or takes their names', async () => {
    const { data, findings } = await medMnist(from('flat.npz'));
    expect(data.train).toMatchObject({ name: 'flat train', classes: ['0', '1', '2'] });
    expect(findings).toMatchObject([{ check: 'publishedFile', level: 'warning', says: /is none of the files/ as never }]);
    const named = await medMnist(from('flat.npz'), { classes: ['a', 'b', 'c', 'd'] });
    expect(named.data.test.classes).toEqual(['a', 'b', 'c', 'd']);
  });

  test.each<[string, string]>([
    ['severalLabels.npz', '"train_labels": expected one label per row, [rows, 1], got the shape [5, 14] (several labels per row'],
    ['bigEndian.npz', '"train_labels": expected little-endian numbers, got big-endian ones (>u2); save array.astype("<u2")'],
    ['fortran.npz', '"train_images": expected C order (row after row), got Fortran order; save numpy.ascontiguousarray(array)'],
    ['floats.npz', '"train_images": expected bytes (uint8), got numbers of type f4'],
    ['halfLabels.npz', '"train_labels": expected class numbers from 0, got 0.5 in row 1'],
    ['objects.npz', '"train_labels": expected an array of numbers, got Python objects'],
    ['texts.npz', '"train_labels": expected numbers of type b1, u1, '],
    ['structuredLabels.npz', '"train_labels": expected an array of numbers, got one with named fields'],
    ['missingLabels.npz', '(val_labels is missing)'],
    ['nested.npz', 'got medmnist/train_images, medmnist/train_labels'],
    ['types.npz', 'got b1, u1, i1'],
    ['fewLabels.npz', '"val_images": expected 2 images, one for each label in "val_labels", got 3'],
    ['otherShape.npz', '"test_images": expected rows of shape [4, 4, 1] as in "train_images", got [3, 4, 1]'],
    ['noRows.npz', '"train_labels": expected at least one row, got none'],
    ['single.npy', 'expected an .npz file (a zip of arrays), got a single array (.npy); write it with numpy.savez']
  ])('refuses %s: %s', async (name, message) => {
    const reading = medMnist(from(name));
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(new RegExp(`^medMnist: "${name}"[^\\n]*: expected [^\\n]*; [^\\n]*$`));
  });

  test('refuses a folder, an empty file, none, and options that it does not know', async () => {
    mkdirSync(join(folder, 'folder.npz'));
    writeFileSync(join(folder, 'empty.npz'), '');
    await expect(medMnist(join(folder, 'folder.npz'))).rejects.toThrow('medMnist: "folder.npz": expected a file, got a folder');
    await expect(medMnist(join(folder, 'empty.npz'))).rejects.toThrow('medMnist: "empty.npz": expected rows, got an empty file');
    await expect(medMnist(join(folder, 'nowhere.npz'))).rejects.toThrow('"nowhere.npz": expected a file');
    await expect(medMnist(null as never)).rejects.toThrow('expected a path, got null');
    await expect(medMnist(from('flat.npz'), { classes: ['a'] })).rejects.toThrow('expected classes to be two or more names');
    await expect(medMnist(from('flat.npz'), { classes: ['a', 'b'] })).rejects.toThrow(
      'expected classes from 0 to 1, got 2 in row 2'
    );
    await expect(medMnist(from('flat.npz'), { maxPixels: 0 })).rejects.toThrow(
      'expected maxPixels to be a whole number at least 1'
    );
    await expect(medMnist(from('flat.npz'), { class: [] } as never)).rejects.toThrow('did you mean "classes"?');
  });

  describe('a zip bomb', () => {
    const zeros = deflateRawSync(Buffer.alloc(2 ** 20), { finishFlush: constants.Z_FULL_FLUSH });
    /** A zip of MedMNIST's layout whose training images are so many megabytes of zeros, packed to a thousandth. */
    const bomb = (megabytes: number, says: number) => {
      const rows = says * 2 ** 20;
      const header = npyOf('|u1', [rows, 1, 1], new Uint8Array());
      const packed = Buffer.concat([
        deflateRawSync(header, { finishFlush: constants.Z_FULL_FLUSH }),
        ...Array<Buffer>(megabytes).fill(zeros),
        deflateRawSync(Buffer.alloc(0))
      ]);
      const small = (name: string, array: Buffer) => ({ name: `${name}.npy`, bytes: array });
      const label = npyOf('|u1', [1, 1], Uint8Array.of(0));
      const image = npyOf('|u1', [1, 1, 1], Uint8Array.of(9));
      const path = join(folder, `bomb${megabytes}of${says}.npz`);
      const zip = makeZipFile([
        { name: 'train_images.npy', bytes: header, packed, says: { size: header.length + rows } },
        small('train_labels', npyOf('|u1', [rows, 1], new Uint8Array(rows))),
        ...['val', 'test'].flatMap((split) => [small(`${split}_images`, image), small(`${split}_labels`, label)])
      ]);
      writeFileSync(path, zip);
      return path;
    };

    test.each<[number, number, string]>([
      [1024, 1024, 'expected at most 536870912 pixels in all, got'],
      [200, 200, 'almost all alike; get the file again'],
      [200, 8, 'array "train_images": expected whole data, got more than the 8388'],
      [2, 8, 'array "train_images": expected whole data, got 20972']
    ])('of %d MB that says %d is refused, and memory bounded', async (megabytes, says, message) => {
      const path = bomb(megabytes, says);
      const before = process.resourceUsage().maxRSS;
      await expect(medMnist(path)).rejects.toThrow(message);
      expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(120);
    });

    test('is what maxPixels says', async () => {
      const reading = medMnist(from('flat.npz'), { maxPixels: 100 });
      expectRows(await reading, reference.flat, [4, 4, 1]); // a megabyte more, for labels and headers
      await expect(medMnist(bomb(2, 2), { maxPixels: 1000 })).rejects.toThrow('expected at most 1000 pixels in all, got');
    });
  });

  describe('an interrupt', () => {
    const host = Symbol.for('stillroom.host');
    afterEach(() => delete (globalThis as { [host]?: object })[host]);

    test('ends the reading', async () => {
      let left = 3;
      const throwIfInterrupted = () => {
        if (left-- === 0) throw new Error('interrupted');
      };
      (globalThis as { [host]?: object })[host] = { throwIfInterrupted };
      await expect(medMnist(from('flat.npz'))).rejects.toThrow('interrupted');
    });
  });
});

describe('noduleMnist3d', () => {
  test('noduleMnist3d(path) reads volumes, benign or malignant, whatever the name of the file', async () => {
    const before = tf.memory().numTensors;
    const { data, findings } = await noduleMnist3d(from('volume.npz'));
    expectRows({ data, findings }, reference.volume, [4, 4, 4, 1]);
    expect(data.train).toMatchObject({ name: 'NoduleMNIST3D train', classes: ['benign', 'malignant'] });
    expect(findings).toMatchObject([{ check: 'publishedFile', level: 'warning', value: 0 }]);
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each([
    ['flat.npz', '"train_images": expected a shape like [rows, 28, 28, 28], got [5, 4, 4]'],
    ['colour.npz', '"train_images": expected a shape like [rows, 28, 28, 28], got [5, 4, 4, 3]'],
    ['missingLabels.npz', '(val_labels is missing)']
  ])('refuses %s: %s', async (name, message) => {
    const reading = noduleMnist3d(from(name));
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(`noduleMnist3d: "${name}"`);
  });
});
