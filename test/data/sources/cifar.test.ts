import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { checkDataset } from '../../../src/data/checkDataset';
import type { Dataset, Splits } from '../../../src/data/Dataset';
import { cifar, type CifarOptions } from '../../../src/data/sources/cifar';
import { readPythonBatch } from '../../../src/data/sources/cifar/readPythonBatch';
import { cifarFile, cifarReference, unpack, writeCifar } from './cifarReference';

const top = mkdtempSync(join(tmpdir(), 'stillroom-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));
let folders = 0;
const fresh = () => {
  const folder = join(top, `f${folders++}`);
  mkdirSync(folder);
  return folder;
};
const copyOf = (form: string) => writeCifar(form, fresh());
const whole = Object.fromEntries(
  ['cifar-10-batches-bin', 'cifar-10-batches-py', 'cifar-100-binary', 'cifar-100-python'].map((form) => [form, copyOf(form)])
);
const { rows10, rows100, saved, damaged } = cifarReference;
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** [label, digest of the pixels] of each row; the pixels are bytes divided by 255. */
function rowsOf({ x, y, shape }: Dataset): [number, string][] {
  const width = shape.reduce((a, b) => a * b, 1);
  const bytes = Uint8Array.from(x, (value) => Math.round(value * 255));
  expect(x).toEqual(Float32Array.from(bytes, (byte) => byte / 255));
  return Array.from(y, (label, row) => [label, digestOf(bytes.subarray(row * width, (row + 1) * width))]);
}

/** All rows are those of the reference; train and validation part them, each in the order of the files. */
function expectRows(data: Required<Splits>, reference: { train: [number, string][]; test: [number, string][] }): void {
  for (const part of [data.train, data.validation, data.test]) {
    checkDataset(part);
    expect(part).toMatchObject({ shape: [32, 32, 3], synthetic: false });
  }
  expect(rowsOf(data.test)).toEqual(reference.test);
  const places = [data.train, data.validation].map((part) =>
    rowsOf(part).map((row) => reference.train.findIndex((one) => String(one) === String(row)))
  );
  for (const part of places) expect(part).toEqual([...part].sort((a, b) => a - b));
  expect(places.flat().sort((a, b) => a - b)).toEqual(reference.train.map((_, i) => i));
}

const ofClasses = (classes: 20 | 100) => {
  const own = (rows: [number, number, string][]) =>
    rows.map(([fine, coarse, pixels]): [number, string] => [classes === 20 ? coarse : fine, pixels]);
  return { train: own(rows100.train), test: own(rows100.test) };
};

describe('cifar', () => {
  test.each(['cifar-10-batches-bin', 'cifar-10-batches-py'])('cifar("%s") gives the rows that Python reads', async (form) => {
    const before = tf.memory().numTensors;
    const { data } = await cifar(whole[form]);
    expectRows(data, rows10);
    expect(data.train).toMatchObject({ name: 'CIFAR-10 train', source: { file: form } });
    expect(data.test.classes.slice(-2)).toEqual(['ship', 'truck']);
    expect(data.validation.y).toHaveLength(1);
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each<[string, 20 | 100, string]>([
    ['cifar-100-binary', 100, 'fine 99'],
    ['cifar-100-python', 100, 'fine 99'],
    ['cifar-100-binary', 20, 'coarse 19'],
    ['cifar-100-python', 20, 'coarse 19']
  ])('cifar("%s", {classes: %d}) gives the rows that Python reads', async (form, classes, last) => {
    const { data } = await cifar(whole[form], { classes });
    expectRows(data, ofClasses(classes));
    expect(data.train.classes).toHaveLength(classes);
    expect(data.train.classes.at(-1)).toBe(last);
    if (classes === 100) expect((await cifar(whole[form])).data.train.y).toEqual(data.train.y);
  });

  test('finds the folder in the one in which an archive was unpacked, and asks which of several', async () => {
    const folder = fresh();
    writeCifar('cifar-10-batches-py', folder);
    expectRows((await cifar(folder)).data, rows10);
    writeCifar('cifar-100-binary', folder);
    expectRows((await cifar(folder, { classes: 10 })).data, rows10);
    expectRows((await cifar(folder, { classes: 100 })).data, ofClasses(100));
    await expect(cifar(folder)).rejects.toThrow(
      'cifar: expected the files of one set, got CIFAR-10, Python version, CIFAR-100, binary version; give {classes: 10} or {classes: 100}, or the folder of one'
    );
    writeCifar('cifar-10-batches-bin', folder);
    await expect(cifar(folder, { classes: 10 })).rejects.toThrow('CIFAR-10, Python version; give the folder of one');
  });

  test('draws a sample by seed that keeps the proportions, and refuses more rows than there are', async () => {
    const sizes: CifarOptions = { train: 4, validation: 3, test: 2, seed: 5 };
    const [one, same, other] = await Promise.all(
      [sizes, sizes, { ...sizes, seed: 6 }].map(async (options) => (await cifar(whole['cifar-10-batches-bin'], options)).data)
    );
    expect([one.train, one.validation, one.test].map(({ y }) => y.length)).toEqual([4, 3, 2]);
    expect(same).toEqual(one);
    expect(other.train.x).not.toEqual(one.train.x);
    for (const [part, rows] of [
      ['train', 10],
      ['validation', 10],
      ['test', 4]
    ] as const)
      await expect(cifar(whole['cifar-10-batches-bin'], { [part]: rows })).rejects.toThrow(
        `cifar: expected ${part} to be a whole number at least 1 and at most ${part === 'test' ? 3 : 9}, got ${rows}`
      );
  });

  test('says that files are not the published ones, how many rows they have, and that names are missing', async () => {
    const folder = copyOf('cifar-10-batches-bin');
    rmSync(join(folder, 'batches.meta.txt'));
    const { data, findings } = await cifar(folder);
    expect(data.train.classes).toEqual([...'0123456789']);
    expect(findings).toMatchObject([
      {
        check: 'publishedFile',
        level: 'warning',
        says: expect.stringMatching(/^Of the 6 files .* 6 are not byte for byte/) as string
      },
      {
        check: 'rowCount',
        says: expect.stringContaining('50,000 rows to train on and 10,000 to test, but the files have 10 ') as string
      },
      { check: 'numberedClasses', says: 'batches.meta.txt is missing: the classes are called by their numbers.' }
    ]);
    expect((await cifar(whole['cifar-100-binary'])).findings[0]).toMatchObject({ level: 'info', value: null });
  });

  test.each(Object.keys(saved))('a batch saved as "%s" gives the same rows', async (name) => {
    const folder = copyOf('cifar-10-batches-py');
    writeFileSync(join(folder, 'data_batch_1'), unpack(saved[name]));
    expectRows((await cifar(folder)).data, rows10);
  });

  test.each(Object.keys(damaged))('a batch of "%s" with changed bytes gives what Python reads, or an error', (name) => {
    const bytes = name === 'Python 2' ? cifarFile('cifar-10-batches-py/data_batch_1') : unpack(saved[name]);
    let [read, refused] = [0, 0];
    for (const [changes, expected] of damaged[name]) {
      const changed = Buffer.from(bytes);
      for (let i = 0; i < changes.length; i += 2) changed[changes[i]] = changes[i + 1];
      let found: string | null = null;
      try {
        found = outcomeOf(changed);
      } catch (error) {
        expect(String(error)).toMatch(/^(?:Range)?Error: cifar: "damaged"[^\n]*: expected [^\n]*, got [^\n]*; [^\n]*$/);
      }
      if (found !== null) expect({ changes, found }).toEqual({ changes, found: expected });
      if (expected === null) continue;
      if (found === null) refused++;
      else read++;
    }
    // What Python reads and we do not has another value where no array needs one.
    expect(read).toBeGreaterThan(30);
    expect(refused).toBeLessThan(read / 2);
  });

  const outcomeOf = (bytes: Buffer): string | null => {
    const { labels, rows, pixels } = readPythonBatch('cifar: "damaged"', bytes, { 10: 'labels' }, 'get it again');
    if (labels[10].some((label) => label < 0 || label > 9)) return null;
    const told = Array.from({ length: rows }, (_, row) => {
      const flat = pixels(row);
      const turned = Uint8Array.from({ length: 3072 }, (_byte, i) => flat[(i % 3) * 1024 + Math.floor(i / 3)]);
      return `[${labels[10][row]}, "${digestOf(turned)}"]`;
    });
    return digestOf(Buffer.from(`[${told.join(', ')}]`));
  };

  test.each<[string, string, (folder: string) => void, string]>([
    [
      'a missing batch',
      'cifar-10-batches-bin',
      (at) => rmSync(join(at, 'data_batch_3.bin')),
      'got all but data_batch_3.bin; unpack cifar-10-binary.tar.gz from https://www.cs.toronto.edu/~kriz/cifar.html again'
    ],
    [
      'a file that is cut off',
      'cifar-10-batches-bin',
      (at) => truncateSync(join(at, 'test_batch.bin'), 7000),
      '"test_batch.bin": expected pictures of 3073 bytes each, got 7000 bytes, 2 pictures and 854 bytes more'
    ],
    [
      'an empty file',
      'cifar-100-binary',
      (at) => truncateSync(join(at, 'train.bin'), 0),
      '"train.bin": expected pictures of 3074 bytes each, got 0 bytes'
    ],
    [
      'a pickle that is cut off',
      'cifar-100-python',
      (at) => truncateSync(join(at, 'train'), 7000),
      '"train": expected a pickle of numbers, texts and arrays of bytes, got one that is cut off'
    ],
    [
      'a label that is no class',
      'cifar-10-batches-bin',
      (at) => writeFileSync(join(at, 'data_batch_2.bin'), Buffer.alloc(3073, 10)),
      '"data_batch_2.bin": expected labels from 0 to 9, got 10 in row 0'
    ],
    [
      'files of another set',
      'cifar-10-batches-bin',
      (at) => writeFileSync(join(at, 'batches.meta.txt'), 'a\nb\nc'),
      '"batches.meta.txt": expected the names of 10 classes, each once, got 3 names;'
    ],
    [
      'a name twice',
      'cifar-100-binary',
      (at) => writeFileSync(join(at, 'fine_label_names.txt'), 'cat\n'.repeat(100)),
      'got 100 names and "cat" among them'
    ],
    [
      'names without an end',
      'cifar-100-binary',
      (at) => writeFileSync(join(at, 'fine_label_names.txt'), Buffer.alloc(70_000, 97)),
      'expected a short file in the folder, got 70000 bytes'
    ],
    [
      'a batch in the place of names',
      'cifar-10-batches-py',
      (at) => renameSync(join(at, 'data_batch_1'), join(at, 'batches.meta')),
      'got all but data_batch_1'
    ],
    [
      'names without the key',
      'cifar-10-batches-py',
      (at) => writeFileSync(join(at, 'batches.meta'), cifarFile('cifar-100-python/meta')),
      '"batches.meta": expected an entry "label_names", got "fine_label_names", "coarse_label_names"'
    ],
    [
      'a batch of CIFAR-100',
      'cifar-10-batches-py',
      (at) => writeFileSync(join(at, 'data_batch_1'), cifarFile('cifar-100-python/train')),
      '"data_batch_1": expected an entry "labels", got '
    ],
    [
      'the Matlab version',
      'cifar-10-batches-py',
      (at) => {
        for (const one of [1, 2, 3, 4, 5]) renameSync(join(at, `data_batch_${one}`), join(at, `data_batch_${one}.mat`));
        rmSync(join(at, 'test_batch'));
      },
      'not the Matlab version'
    ],
    [
      'a pipe',
      'cifar-10-batches-bin',
      (at) => {
        rmSync(join(at, 'test_batch.bin'));
        execFileSync('mkfifo', [join(at, 'test_batch.bin')]);
      },
      '"test_batch.bin": expected a regular file in the folder, of at most 268435456 bytes, got a pipe or a device'
    ],
    [
      'a link out of the folder',
      'cifar-10-batches-bin',
      (at) => {
        renameSync(join(at, 'test_batch.bin'), join(at, '../elsewhere'));
        symlinkSync('../elsewhere', join(at, 'test_batch.bin'));
      },
      'got a link out of the folder'
    ],
    [
      'a link to itself',
      'cifar-10-batches-bin',
      (at) => {
        rmSync(join(at, 'test_batch.bin'));
        symlinkSync('test_batch.bin', join(at, 'test_batch.bin'));
      },
      'got ELOOP'
    ],
    [
      'more bytes than any set has',
      'cifar-10-batches-bin',
      (at) => truncateSync(join(at, 'data_batch_5.bin'), 2 ** 28),
      'got 268435456 bytes'
    ],
    [
      'class folders',
      'cifar-100-python',
      (at) => {
        for (const one of ['train', 'test']) {
          rmSync(join(at, one));
          mkdirSync(join(at, one));
        }
      },
      'got 2 folders (test, train) and 1 other file (meta); download cifar-10-binary.tar.gz or '
    ]
  ])('refuses %s', async (_title, form, change, message) => {
    const folder = copyOf(form);
    change(folder);
    const reading = cifar(folder);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(/^cifar: (?:"[^\n]*: )?expected [^\n]*, got [^\n]*; [^\n]*$/);
  });

  test('a link inside the folder is followed, and so is one that is the folder', async () => {
    const folder = copyOf('cifar-10-batches-bin');
    renameSync(join(folder, 'test_batch.bin'), join(folder, 'moved'));
    symlinkSync('moved', join(folder, 'test_batch.bin'));
    symlinkSync(folder, `${folder}-linked`);
    expectRows((await cifar(`${folder}-linked`)).data, rows10);
  });

  test('refuses an archive, an empty folder, no folder, and options that it cannot use', async () => {
    const folder = fresh();
    writeFileSync(join(folder, 'cifar-10-binary.tar.gz'), 'x');
    await expect(cifar(join(folder, 'cifar-10-binary.tar.gz'))).rejects.toThrow('or unpack it if it is an archive');
    await expect(cifar(fresh(), { classes: 100 })).rejects.toThrow(
      'cifar: expected train.bin and test.bin, or train and test, got an empty folder; download cifar-100-binary.tar.gz or cifar-100-python.tar.gz from https://www.cs.toronto.edu/~kriz/cifar.html, unpack it (tar xzf) and give its folder'
    );
    await expect(cifar(join(folder, 'none'), { classes: 10 })).rejects.toThrow(
      'got none; download cifar-10-binary.tar.gz from https://www.cs.toronto.edu/~kriz/cifar.html'
    );
    await expect(cifar(folder, { classes: 50 } as never)).rejects.toThrow('cifar: expected classes to be 10, 20 or 100, got 50');
    await expect(cifar(folder, { limit: 50 } as never)).rejects.toThrow('got "limit"');
    await expect(cifar(folder, { train: 0 })).rejects.toThrow('expected train to be a whole number at least 1, got 0');
    await expect(cifar(null as never)).rejects.toThrow('cifar: expected a path, got null; give the path of a folder');
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
      await expect(cifar(whole['cifar-10-batches-bin'])).rejects.toThrow('interrupted');
    });
  });
});
