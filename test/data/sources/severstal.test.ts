import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { severstal } from '../../../src/data/sources/severstal';
import { maskedInStrips, parseRunLength } from '../../../src/data/sources/severstal/parseRunLength';
import reference from '../../reference/data/runLengths.json';
import { png, said, writeFiles } from './writeImageFiles';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-severstal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const imageSize: [number, number] = [10, 40];
const options = { size: 4, imageSize, tiles: 4, shares: { train: 1 } };

async function steel(name: string, csv: string, images: number, more: { [path: string]: Buffer | string } = {}): Promise<string> {
  const files: { [path: string]: Buffer | string } = { 'train.csv': csv };
  for (let i = 1; i <= images; i++) files[`train_images/${i}.jpg`] = await png({ width: 40, height: 10, from: 10 * i });
  return writeFiles(join(folder, name), { ...files, ...more });
}

describe('parseRunLength', () => {
  test.each(reference)(
    'reads what NumPy encoded of $height x $width pixels, in $tiles strips',
    ({ height, width, tiles, encoded, masked }) => {
      const runs = parseRunLength(encoded, height * width);
      if (typeof runs === 'string') throw new Error(runs);
      expect(Array.from(maskedInStrips(runs, height * width, tiles))).toEqual(masked);
    }
  );

  test.each([
    ['1 2 3', '3 numbers, which are no pairs of start and length'],
    ['1 -2', '"-2", which is no whole number'],
    ['1.5 2', '"1.5", which is no whole number'],
    ['0 2', 'run 1 of 2 from pixel 0, which are counted from 1'],
    ['1 0', 'run 1 of 0 from pixel 1, which are counted from 1'],
    ['1 5 5 2', 'run 2 from pixel 5, which begins before run 1 ended at 5'],
    ['99 3', 'run 1 to pixel 101 of 100']
  ])('refuses "%s": %s', (text, says) => {
    expect(parseRunLength(text, 100)).toBe(says);
  });
});

describe('severstal', () => {
  // Strips of 100 pixels: of image 1 the first has 50 of defect 1, the second 100 of defect 3 and 20 of 4; of image 2 the last has 1 of 2.
  const masks = [
    ['1.jpg', 1, '1 50'],
    ['1.jpg', 3, '101 100'],
    ['1.jpg', 4, '150 20'],
    ['2.jpg', 2, '400 1']
  ];
  const rows = masks.map(([image, label, runs]) => `${image},${label},${runs}\n`).join('');
  const older = ['1', '2', '3']
    .flatMap((image) => [1, 2, 3, 4].map((label) => [`${image}.jpg`, label] as const))
    .map(([image, label]) => `${image}_${label},${masks.find(([a, b]) => a === image && b === label)?.[2] ?? ''}\n`)
    .join('');

  test.each([
    ['ImageId,ClassId,EncodedPixels', `ImageId,ClassId,EncodedPixels\n${rows}`],
    ['ImageId_ClassId,EncodedPixels', `ImageId_ClassId,EncodedPixels\n${older}`]
  ])('labels tiles by their masked pixels, of a table with %s', async (name, csv) => {
    const path = await steel(name.length.toString(), csv, 3);
    const { data, files, findings } = await severstal(path, { ...options, least: 0.02, size: [10, 10] });
    expect(data.train).toMatchObject({
      shape: [10, 10, 1],
      classes: ['no defect', 'defect 1', 'defect 2', 'defect 3', 'defect 4']
    });
    const labels = (file: string) =>
      Array.from(data.train.y)
        .filter((_, row) => files.train[row] === file)
        .sort();
    expect([labels('1.jpg'), labels('2.jpg'), labels('3.jpg')]).toEqual([
      [0, 0, 1, 3],
      [0, 0, 0],
      [0, 0, 0, 0]
    ]);
    expect(said(findings, 'unsureTiles')).toEqual([
      'info: 1 tile with some masked pixels but under 2 % left out: neither with nor without a defect.'
    ]);
    expect(said(findings, 'mixedTiles')).toEqual(['info: 1 tile with two defects or more, labelled by the larger.']);
    // Strip 2 of image 1: columns 10 to 19.
    const row = data.train.y.indexOf(3);
    const expected = Array.from({ length: 100 }, (_, i) => (10 + 3 * (10 + (i % 10)) + 5 * Math.floor(i / 10)) % 256);
    expect(Array.from(data.train.x.subarray(row * 100, row * 100 + 100), (v) => Math.round(255 * v))).toEqual(expected);
  });

  test('keeps all tiles of an image in one part', async () => {
    const { data } = await severstal(await steel('groups', `ImageId,ClassId,EncodedPixels\n${rows}`, 20), {
      ...options,
      shares: { train: 0.5, validation: 0.25, test: 0.25 }
    });
    const parts = Object.values(data).map(({ groups }) => new Set(groups));
    expect(parts.reduce((sum, part) => sum + part.size, 0)).toBe(20);
    expect(parts).toHaveLength(3);
  });

  test('names rows that cannot be right and leaves their images out; images of another size and missing ones too', async () => {
    const csv =
      'ImageId,ClassId,EncodedPixels\n1.jpg,1,1 50\n2.jpg,1,1 50 3\n3.jpg,7,1 5\n4.jpg,2,390 20\n5.jpg,1,1 5\n5.jpg,1,9 5\n77.jpg,1,1 5\n';
    const path = await steel('bad', csv, 6, { 'train_images/7.jpg': await png({ width: 20, height: 10 }) });
    const { files, findings } = await severstal(path, options);
    expect(new Set(files.train)).toEqual(new Set(['1.jpg', '6.jpg']));
    expect(said(findings, 'badRuns')).toEqual([
      'problem: 4 rows of train.csv, counted from 0, cannot be right; the images were left out: row 1 (2.jpg): 3 numbers, which are no pairs of start and length; row 2 (3.jpg): class "7", where 1 to 4 are known; row 3 (4.jpg): run 1 to pixel 409 of 400 and 1 more.'
    ]);
    expect(said(findings, 'missingImages')).toEqual(['problem: 1 image of train.csv not in train_images: 77.jpg.']);
    expect(said(findings, 'otherSize')).toEqual(['problem: 1 image of another size than 40 x 10 left out: 7.jpg (20 x 10).']);
  });

  test('refuses a folder without its parts, other columns and tiles that do not fit', async () => {
    const path = join(folder, 'parts');
    mkdirSync(path);
    await expect(severstal(path)).rejects.toThrow('expected train.csv and train_images in the folder, got no train.csv');
    writeFiles(path, { 'train.csv': 'Image,ClassId,EncodedPixels\n1.jpg,1,1 5\n' });
    await expect(severstal(path)).rejects.toThrow('got no train_images; give the folder that contains both');
    mkdirSync(join(path, 'train_images'));
    await expect(severstal(path)).rejects.toThrow(
      'expected the columns ImageId, ClassId, EncodedPixels in train.csv, got Image, ClassId, EncodedPixels'
    );
    await expect(severstal(path, { tiles: 7 })).rejects.toThrow('expected tiles to divide 1600 pixels evenly, got 7');
    await expect(severstal(path, { least: 0 })).rejects.toThrow('severstal: expected least to be');
  });
});
