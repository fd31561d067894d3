import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/record/RunRecord';
import { imageFolder } from '../../../src/data/sources/imageFolder';
import { createMemorySemaphore } from '../../../src/data/sources/imageFiles/createMemorySemaphore';
import { mvtecAd } from '../../../src/data/sources/mvtecAd';
import { neuDet } from '../../../src/data/sources/neuDet';
import { severstal } from '../../../src/data/sources/severstal';
import { fuzzSeed, fuzzTimes } from '../../seededFastCheck';
import { mulberry32 } from '../../mulberry32';
import { png, said, writeFiles } from './writeImageFiles';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const images = join(__dirname, '../../reference/data/images');

async function small(format: 'png' | 'jpeg' | 'gif' | 'webp' | 'tiff'): Promise<Buffer> {
  return sharp(await png({ width: 16, height: 16 }))
    .toFormat(format)
    .toBuffer();
}

function changed(bytes: Buffer, change: (bytes: Buffer) => void): Buffer {
  const own = Buffer.from(bytes);
  change(own);
  return own;
}

/** A chunk of a PNG file, with its checksum. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

describe('imageFolder leaves out, and names, an image', () => {
  const side = 60_000;
  test.each<[string, () => Promise<Buffer>, string]>([
    [
      'claims.png',
      async () => {
        const whole = await small('png');
        const head = changed(whole.subarray(16, 29), (bytes) => bytes.writeUInt32BE(side, 0) && bytes.writeUInt32BE(side, 4));
        return Buffer.concat([whole.subarray(0, 8), chunk('IHDR', head), whole.subarray(33)]);
      },
      'tooManyPixels'
    ],
    [
      'claims.jpg',
      async () =>
        changed(await small('jpeg'), (bytes) => {
          const frame = bytes.indexOf(Buffer.of(0xff, 0xc0));
          bytes.writeUInt16BE(side, frame + 5);
          bytes.writeUInt16BE(side, frame + 7);
        }),
      'tooManyPixels'
    ],
    [
      'claims.gif',
      async () =>
        changed(await small('gif'), (bytes) => {
          // After the screen's colours and the extensions lies the frame, whose size counts.
          let frame = 13 + 3 * 2 ** ((bytes[10] & 7) + 1);
          while (bytes[frame] === 0x21) for (frame += 2; bytes[frame++] > 0; frame += bytes[frame - 1]);
          for (const place of [6, 8, frame + 5, frame + 7]) bytes.writeUInt16LE(side, place);
        }),
      'tooManyPixels'
    ],
    [
      'claims.bmp',
      async () =>
        changed(readFileSync(join(images, 'bits4.bmp')), (bytes) => {
          bytes.writeInt32LE(side, 18);
          bytes.writeInt32LE(side, 22);
        }),
      'damagedImages'
    ],
    [
      'claims.tif',
      async () =>
        changed(await small('tiff'), (bytes) => {
          const first = bytes.readUInt32LE(4);
          for (let i = 0; i < bytes.readUInt16LE(first); i++) {
            const tag = first + 2 + 12 * i;
            // Width and height.
            if (bytes.readUInt16LE(tag) === 256 || bytes.readUInt16LE(tag) === 257) {
              bytes.writeUInt16LE(4, tag + 2);
              bytes.writeUInt32LE(side, tag + 8);
            }
          }
        }),
      'tooManyPixels'
    ]
  ])('%s of 3.6 thousand million pixels in a few bytes', async (name, make, check) => {
    const path = writeFiles(at(`claim-${name}`), {
      [`a/${name}`]: await make(),
      'a/good.png': await png(),
      'b/good.png': await png({ from: 9 })
    });
    const { files, findings } = await imageFolder(path, { size: 8 });
    expect(Object.values(files).flat().sort()).toEqual(['a/good.png', 'b/good.png']);
    expect(said(findings, check)).toHaveLength(1);
    expect(said(findings, check)[0]).toContain(`a/${name}`);
  });

  test('but not one whose notes unpack to 100 MB: they are not read', async () => {
    const whole = await png({ width: 16, height: 16 });
    const note = chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(1e8), { level: 1 })]));
    const path = writeFiles(at('notes'), { 'a.png': Buffer.concat([whole.subarray(0, 33), note, whole.subarray(33)]) });
    expect((await imageFolder(path, { size: 8, labelled: false })).files).toEqual(['a.png']);
  });
});

test('a gate lets in what weighs no more than it allows together, in order, and a heavier one alone', async () => {
  const gate = createMemorySemaphore(10);
  const began: string[] = [];
  const enter = async (name: string, weight: number) => {
    const giveBack = await gate.enter(weight);
    began.push(name);
    return giveBack;
  };
  const [first, second] = [await enter('first', 6), await enter('second', 4)];
  const third = enter('huge', 50);
  const fourth = enter('small', 1);
  await Promise.resolve();
  expect(began).toEqual(['first', 'second']);
  first();
  second();
  const huge = await third;
  expect(began).toEqual(['first', 'second', 'huge']);
  huge();
  (await fourth)();
  expect(began).toEqual(['first', 'second', 'huge', 'small']);
});

/** How many files the findings say were left out of the rows. */
function leftOut(findings: readonly Finding[]): number {
  const checks = ['damagedImages', 'notImages', 'tooManyPixels', 'unreadableFiles'];
  return findings.reduce((sum, { check, value }) => sum + (checks.includes(check) ? value! : 0), 0);
}

test('imageFolder gives a row or a finding for every image with bytes changed, left out, repeated or cut off', async () => {
  const next = mulberry32(fuzzSeed);
  const whole = readdirSync(images).map((name) => ({ name, bytes: readFileSync(join(images, name)) }));
  for (let round = 0; round < 2 * fuzzTimes; round++) {
    const files: { [path: string]: Buffer } = { 'good.png': await png() };
    for (const { name, bytes } of whole)
      for (let i = 0; i < 8; i++) {
        const from = Math.floor((next() < 0.5 ? Math.min(64, bytes.length) : bytes.length) * next());
        const length = 1 + Math.floor(8 * next());
        files[`${i}-${name}`] = [
          () => changed(bytes, (own) => (own[from] = Math.floor(256 * next()))),
          () => changed(bytes, (own) => own.fill(0xff, from, from + length)),
          () => Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]),
          () => Buffer.concat([bytes.subarray(0, from + length), bytes.subarray(from)]),
          () => bytes.subarray(0, from)
        ][i % 5]();
      }
    const path = writeFiles(at(`fuzz-${round}`), files);
    const { data, files: read, findings } = await imageFolder(path, { size: 8, labelled: false, maxFilePixels: 1_000_000 });
    expect(read.length + leftOut(findings)).toBe(Object.keys(files).length);
    expect(read).toContain('good.png');
    expect(data.x.every((value) => value >= 0 && value <= 1)).toBe(true);
  }
});

describe('nothing outside the folder is read, and no pipe', () => {
  const voc =
    '<annotation><object><name>crazing</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>16</xmax><ymax>16</ymax></bndbox></object></annotation>';

  test('by neuDet', async () => {
    const outside = writeFiles(at('neu-outside'), { '2.xml': voc, '2.png': await png({ width: 16, height: 16, from: 9 }) });
    const path = writeFiles(at('neu'), {
      'IMAGES/1.png': await png({ width: 16, height: 16 }),
      'ANNOTATIONS/1.xml': voc,
      'IMAGES/3.png': await png({ from: 7 })
    });
    symlinkSync(join(outside, '2.png'), join(path, 'IMAGES/2.png'));
    symlinkSync(join(outside, '2.xml'), join(path, 'ANNOTATIONS/2.xml'));
    execFileSync('mkfifo', [join(path, 'ANNOTATIONS/3.xml')]);
    const { files, findings } = await neuDet(path, { size: 4, shares: { train: 1 } });
    expect(files.train).toEqual(['IMAGES/1.png']);
    expect(said(findings, 'linksOutside')).toEqual([
      'problem: 2 links out of the folder, not followed: ANNOTATIONS/2.xml, IMAGES/2.png.'
    ]);
    expect(said(findings, 'specialFiles')).toEqual(['problem: 1 pipe, device or socket left out: ANNOTATIONS/3.xml.']);
  });

  test('by severstal and mvtecAd', async () => {
    const outside = writeFiles(at('steel-outside'), {
      'train.csv': 'ImageId,ClassId,EncodedPixels\n',
      'images/1.jpg': await small('jpeg')
    });
    const path = writeFiles(at('steel'), { 'train.csv': 'ImageId,ClassId,EncodedPixels\n1.jpg,1,1 2\n' });
    symlinkSync(join(outside, 'images'), join(path, 'train_images'));
    await expect(severstal(path)).rejects.toThrow(
      'severstal: expected train.csv and train_images in the folder, got a link out of it as train_images; give the folder that contains both'
    );
    rmSync(join(path, 'train.csv'));
    execFileSync('mkfifo', [join(path, 'train.csv')]);
    await expect(severstal(path)).rejects.toThrow('got no train.csv');
    rmSync(join(path, 'train.csv'));
    symlinkSync(join(outside, 'train.csv'), join(path, 'train.csv'));
    await expect(severstal(path)).rejects.toThrow('got a link out of it as train.csv');
    mkdirSync(at('mvtec'));
    symlinkSync(outside, at('mvtec/bottle'));
    await expect(mvtecAd(at('mvtec'), { category: 'bottle' })).rejects.toThrow(
      'mvtecAd: expected category to be a folder, got "bottle", a link out of'
    );
  });
});
