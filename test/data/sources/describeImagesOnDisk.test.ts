import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { AnyDataset, Dataset, Splits } from '../../../src/data/Dataset';
import { imageFolder, type ImageFolderOptions } from '../../../src/data/sources/imageFolder';
import { split } from '../../../src/data/split';
import { takeRows } from '../../../src/data/takeRows';
import type { Host } from '../../../src/notebook/Host';
import { png, said, writeClasses, writeFiles } from './writeImageFiles';

const base = mkdtempSync(join(tmpdir(), 'stillroom-images-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const at = (name: string) => join(base, name);
const place = globalThis as { [key: symbol]: unknown };
afterEach(() => delete place[Symbol.for('stillroom.host')]);

const whole = (data: AnyDataset): Dataset => takeRows(data, [...data.y.keys()]);
const wholeParts = (data: Splits<AnyDataset>) =>
  Object.fromEntries(Object.entries(data).map(([part, one]) => [part, whole(one)]));
/** Not those that have no name, where a file system lists them. */
const rowsIn = (folder: string) => readdirSync(folder).sort();

/** Bad files, copies byte for byte and pixel for pixel, and a picture of another size. */
let mixed: string;
beforeAll(async () => {
  mixed = await writeClasses(at('mixed'), { a: 14, b: 12, empty: 0 });
  const raw = Buffer.from(Array.from({ length: 64 }, (_, i) => (7 * i) % 251));
  const saved = (compressionLevel: number) =>
    sharp(raw, { raw: { width: 8, height: 8, channels: 1 } })
      .png({ compressionLevel, adaptiveFiltering: compressionLevel > 5 })
      .toBuffer();
  const [small, large] = [await saved(9), await saved(0)];
  expect(small.equals(large)).toBe(false);
  writeFiles(mixed, {
    'a/bad.png': 'words',
    'a/cut.png': (await png({ width: 64, height: 64 })).subarray(0, 90),
    'a/copy.png': await png({ from: 3 }),
    'b/copy.png': await png({ from: 3 }),
    'a/small.png': small,
    'b/large.png': large,
    'b/wide.png': await png({ width: 90, height: 8, from: 60 }),
    'b/notes.txt': 'words'
  });
});

describe('imageFolder({onDisk}) is imageFolder in memory, number for number', () => {
  test('with bad files, copies in two classes and an empty class; no tensor is left', async () => {
    const folder = at('mixed-rows');
    const tensors = tf.memory().numTensors;
    const memory = await imageFolder(mixed, { size: 8, channels: 3, seed: 2 });
    const disk = await imageFolder(mixed, { size: 8, channels: 3, seed: 2, onDisk: folder });
    expect(wholeParts(disk.data)).toEqual(memory.data);
    expect({ ...disk, data: 0 }).toEqual({ ...memory, data: 0 });
    expect(said(disk.findings, 'contradictoryLabels')[0]).toMatch(/^problem: 2 images with the same pixels in two classes/);
    expect(said(disk.findings, 'damagedImages')).toHaveLength(1);
    expect(rowsIn(folder)).toEqual(
      ['test', 'train', 'validation'].map((part) => expect.stringMatching(new RegExp(`^mixed\\.[0-9a-f]{16}\\.${part}\\.rows$`)))
    );
    expect(tf.memory().numTensors).toBe(tensors);
  });

  test('with parts as folders, without a part, of a sample, and of other classes', async () => {
    const parts = await writeClasses(at('parts'), { 'train/a': 6, 'train/b': 5, 'val/a': 2, 'val/b': 3 });
    const options: [string, ImageFolderOptions & { labelled?: true; onDisk?: undefined }][] = [
      [parts, { size: [4, 6] }],
      [mixed, { size: 4, shares: { train: 1 } }],
      [mixed, { size: 4, rows: 9, seed: 3 }],
      [mixed, { size: 4, maxPixels: 200, fit: 'cover' }],
      [mixed, { size: 4, classes: ['b', 'a'] }]
    ];
    for (const [path, asked] of options) {
      const memory = await imageFolder(path, asked);
      for (const _ of ['written', 'opened']) {
        const disk = await imageFolder(path, { ...asked, onDisk: at('ways') });
        expect(wholeParts(disk.data)).toEqual(memory.data);
        expect({ ...disk, data: 0 }).toEqual({ ...memory, data: 0 });
      }
    }
  });

  test('with {labelled: false}', async () => {
    const asked = { size: 4, labelled: false, classes: ['good', 'bad'] } as const;
    const options = { ...asked, classes: [...asked.classes] };
    const memory = await imageFolder(mixed, options);
    for (const _ of ['written', 'opened']) {
      const disk = await imageFolder(mixed, { ...options, onDisk: at('unlabelled') });
      expect({ ...disk, data: whole(disk.data) }).toEqual(memory);
    }
    expect(rowsIn(at('unlabelled'))).toHaveLength(1);
  });

  test('and split gives the parts that it gives in memory', async () => {
    const memory = await imageFolder(mixed, { size: 4, shares: { train: 1 } });
    const disk = await imageFolder(mixed, { size: 4, shares: { train: 1 }, onDisk: at('split') });
    expect(wholeParts(split(disk.data.train, { seed: 4 }))).toEqual(split(memory.data.train, { seed: 4 }));
  });
});

describe('imageFolder({onDisk}) writes once', () => {
  test('and opens no image again while names, sizes and times are the same', async () => {
    const path = await writeClasses(at('once'), { a: 8, b: 8 });
    const asked = { size: 4, onDisk: at('once-rows') };
    const image = join(path, 'a/1.png');
    utimesSync(image, 1e9, 1e9);
    const first = await imageFolder(path, asked);
    writeFileSync(image, Buffer.alloc(statSync(image).size));
    utimesSync(image, 1e9, 1e9);
    const shares: number[] = [];
    const second = await imageFolder(path, { ...asked, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([1]);
    expect(wholeParts(second.data)).toEqual(wholeParts(first.data));
    expect(second.findings).toEqual(first.findings);
    utimesSync(image, 1e9, 1e9 + 5);
    expect(said((await imageFolder(path, asked)).findings, 'notImages')).toHaveLength(1);
    expect(rowsIn(asked.onDisk)).toHaveLength(6);
    // Rows that are open stay what they were.
    expect(whole(first.data.train).y).toEqual(first.data.train.y);
  });

  test('and again if a part is gone, or a file could not be opened', async () => {
    const path = await writeClasses(at('again'), { a: 8, b: 8 });
    const asked = { size: 4, onDisk: at('again-rows') };
    const memory = await imageFolder(path, { size: 4 });
    const image = join(path, 'b/8.png');
    const bytes = readFileSync(image);
    utimesSync(image, 1e9, 1e9);
    const without = await imageFolder(path, { ...asked, onProgress: () => rmSync(image, { force: true }) });
    expect(said(without.findings, 'unreadableFiles')).toEqual([
      'problem: 1 image could not be opened and left out: b/8.png (ENOENT).'
    ]);
    writeFileSync(image, bytes);
    utimesSync(image, 1e9, 1e9);
    for (const call of ['with the file', 'opened', 'without a part']) {
      const { data, files } = await imageFolder(path, asked);
      expect(files).toEqual(memory.files);
      expect(wholeParts(data)).toEqual(memory.data);
      if (call === 'opened') rmSync(data.test!.x.path);
    }
    expect(rowsIn(asked.onDisk)).toHaveLength(3);
  });

  test('refuses damaged rows by what to do', async () => {
    const path = await writeClasses(at('damage'), { a: 8, b: 8 });
    const asked = { size: 4, onDisk: at('damage-rows') };
    const { data } = await imageFolder(path, asked);
    const { size } = statSync(data.validation!.x.path);
    truncateSync(data.validation!.x.path, size - 8);
    await expect(imageFolder(path, asked)).rejects.toThrow(
      /^imageFolder: expected whole rows in .*\.validation\.rows", got a damaged file; delete it, then the call that wrote it does so again/
    );
    rmSync(data.validation!.x.path);
    expect(wholeParts((await imageFolder(path, asked)).data)).toEqual((await imageFolder(path, { size: 4 })).data);
  });

  test.each([[0], [20], [50]])('and leaves nothing behind if the cell is interrupted after %i looks', async (looks) => {
    const host: Partial<Host> = {
      throwIfInterrupted() {
        if (--looks < 0) throw Object.assign(new Error('interrupted'), { name: 'KeyboardInterrupt' });
      }
    };
    const onDisk = at(`interrupted-${looks}`);
    mkdirSync(onDisk);
    place[Symbol.for('stillroom.host')] = host;
    await expect(imageFolder(mixed, { size: 4, onDisk })).rejects.toMatchObject({ name: 'KeyboardInterrupt' });
    expect(rowsIn(onDisk)).toEqual([]);
  });

  test('and leaves nothing behind where no image can be read', async () => {
    const onDisk = at('nothing-rows');
    const path = writeFiles(at('nothing'), { 'a/1.png': 'words', 'b/1.png': 'words' });
    await expect(imageFolder(path, { onDisk })).rejects.toThrow(
      'imageFolder: expected images that can be read, got none of 2 files'
    );
    expect(rowsIn(onDisk)).toEqual([]);
  });
});

test('imageFolder refuses an onDisk that it cannot use', async () => {
  const refused = (options: object) => expect(imageFolder(mixed, options as { onDisk: string })).rejects;
  await refused({ onDisk: 7 }).toThrow('imageFolder: onDisk: expected a path, got 7; give the path of a folder, or leave it out');
  await refused({ onDisk: at('x'), cache: at('y') }).toThrow('imageFolder: expected cache or onDisk, got both; leave out cache');
  for (const inside of [mixed, join(mixed, 'rows')])
    await refused({ onDisk: inside }).toThrow(
      /^imageFolder: expected onDisk to be a folder outside of .*mixed", got .*; give another/
    );
  await refused({ onDisk: join(mixed, '..', 'mixed', 'a', '1.png', 'x') }).toThrow('to be a folder outside of');
  writeFileSync(at('a-file'), '');
  await refused({ onDisk: at('a-file') }).toThrow(/^rows on disk: expected a folder that can be written at .*a-file"/);
});

test('imageFolder({onDisk}) names the files of its rows also when others were added or taken away', async () => {
  const path = await writeClasses(at('three'), { a: 4, b: 3, c: 4 });
  const asked = { classes: ['a', 'c'], onDisk: at('three-rows') };
  for (const change of [
    () => undefined,
    async () => writeFiles(path, { 'b/0-first.png': await png({ from: 9 }), '0.png': await png({ from: 8 }) }),
    () => rmSync(join(path, 'b'), { recursive: true })
  ]) {
    await change();
    expect((await imageFolder(path, asked)).files).toEqual((await imageFolder(path, { classes: ['a', 'c'] })).files);
  }
});

test('imageFolder({onDisk}) refuses a folder among the images, also by a link', async () => {
  const path = await writeClasses(at('linked'), { a: 2, b: 2 });
  symlinkSync(path, at('link'));
  await expect(imageFolder(path, { onDisk: join(at('link'), 'rows', 'more') })).rejects.toThrow(
    /expected onDisk to be a folder outside of/
  );
});
