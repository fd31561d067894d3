import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fc } from '../../seededFastCheck';
import { parseBmpHeader } from '../../../src/data/sources/imageFiles/parseBmpHeader';
import { sortNaturally } from '../../../src/data/sources/imageFiles/sortNaturally';
import { readBmp } from '../../../src/data/sources/imageFiles/readBmp';
import { imageFolder } from '../../../src/data/sources/imageFolder';
import reference from '../../reference/data/images.json';
import { said } from './writeImageFiles';

const from = (file: string) => join(__dirname, '..', '..', 'reference', 'data', 'images', file);
const folder = mkdtempSync(join(tmpdir(), 'stillroom-decoded-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Decoded = { height: number; width: number; rgb: string; grey: string };
const images = Object.entries(reference.images as { [file: string]: Decoded });
/** JPEG decoders round differently; transparency is blended in other steps. */
const tolerance = (file: string) => (/\.jpg$/.test(file) ? 3 : file === 'alpha.png' ? 1 : 0);

async function alone(file: string, size: number | [number, number], channels: 1 | 3) {
  const own = join(folder, `${file}-${size}-${channels}`);
  mkdirSync(own, { recursive: true });
  copyFileSync(from(file), join(own, file));
  return imageFolder(own, { size, channels, labelled: false });
}

describe('images are what Pillow decodes', () => {
  test('all files of the reference folder are in the reference', () => {
    expect(readdirSync(from('.')).sort()).toEqual(images.map(([file]) => file).sort());
  });

  test.each(images)('imageFolder reads the pixels of %s, in colour and in grey', async (file, { height, width, rgb, grey }) => {
    const colour = await alone(file, [height, width], 3);
    expect(colour.data.shape).toEqual([height, width, 3]);
    expectBytes(colour.data.x, Buffer.from(rgb, 'base64'), tolerance(file));
    expectBytes((await alone(file, [height, width], 1)).data.x, Buffer.from(grey, 'base64'), tolerance(file));
  });

  test('imageFolder says what was done with alpha, 16 bits and EXIF', async () => {
    const findings = async (file: string) => (await alone(file, 8, 1)).findings;
    expect(said(await findings('alpha.png'), 'transparency')).toEqual([
      'info: 1 image with transparency, laid on black: alpha.png.'
    ]);
    expect(said(await findings('colourMasks.bmp'), 'transparency')).toHaveLength(1);
    expect(said(await findings('bits16.png'), 'sixteenBits')).toEqual([
      'info: 1 image of 16 bits a channel, read as the upper 8 of them: bits16.png.'
    ]);
    expect(said(await findings('exifRotated.jpg'), 'rotated')).toEqual([
      'info: 1 image turned or mirrored as the EXIF says: exifRotated.jpg.'
    ]);
    expect(await findings('grey.png')).toEqual([]);
  });

  test('{size} shrinks as Pillow does by Lanczos, within 3 of 255', async () => {
    const { file, shape, lanczos } = reference.resized;
    const { data } = await alone(file, shape as [number, number], 1);
    expectBytes(data.x, Buffer.from(lanczos), 3);
  });
});

describe('BMP', () => {
  const whole = readFileSync(from('bits4.bmp'));
  const changed = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(whole);
    change(bytes);
    return () => readBmp(bytes, parseBmpHeader(bytes));
  };

  test.each([
    [
      'it ends too early',
      () => parseBmpHeader(whole.subarray(0, -1)),
      /it ends too early: 173 bytes where 11 x 7 pixels need 174/
    ],
    ['run lengths', changed((bytes) => bytes.writeUInt32LE(2, 30)), /run-length packed, which is not read; save it as PNG/],
    ['PNG inside', changed((bytes) => bytes.writeUInt32LE(5, 30)), /packed in way 5/],
    ['16 bits', changed((bytes) => bytes.writeUInt16LE(16, 28)), /16 bits a pixel, where 1, 4, 8, 24 and 32 are read/],
    ['too many colours', changed((bytes) => bytes.writeUInt32LE(17, 46)), /says that it has 17 colours of 4 bits/],
    ['a colour that is not there', changed((bytes) => bytes.writeUInt32LE(3, 46)), /a pixel has colour \d+ of 3/],
    ['no width', changed((bytes) => bytes.writeInt32LE(0, 18)), /says that it has 0 x 7 pixels/],
    ['no height', changed((bytes) => bytes.writeInt32LE(-(2 ** 31), 22)), /says that it has 11 x -2147483648 pixels/],
    ['pixels in the header', changed((bytes) => bytes.writeUInt32LE(20, 10)), /its pixels begin inside its header/],
    ['another header', changed((bytes) => bytes.writeUInt32LE(41, 14)), /its header has 41 bytes, which no BMP has/],
    ['another file', changed((bytes) => bytes.write('PM')), /does not begin as a BMP file does/]
  ])('with %s is refused', (_, read, message) => {
    expect(read).toThrow(message);
  });

  test('readBmp of damaged bytes gives an image or a RangeError, and ends', () => {
    const files = ['bits4.bmp', 'colourMasks.bmp', 'bits1.bmp', 'coreHeader.bmp', 'bits8.bmp'].map((file) =>
      readFileSync(from(file))
    );
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(fc.tuple(fc.nat(80), fc.nat(255)), { maxLength: 6 }), (file, changes) => {
        const bytes = Buffer.from(file);
        for (const [at, value] of changes) bytes[at] = value;
        try {
          const image = readBmp(bytes, parseBmpHeader(bytes));
          expect(image.data).toHaveLength(image.width * image.height * image.channels);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 500 }
    );
  });
});

test('sortNaturally puts image2 before image10, whatever the order it gets', () => {
  const wanted = ['IMAGE', 'image', 'image1', 'image01', 'image2', 'image10', 'image10a', 'image10b', 'ä'];
  fc.assert(
    fc.property(fc.shuffledSubarray(wanted, { minLength: wanted.length }), (texts) => {
      const sorted = sortNaturally(texts, (text) => text);
      expect(sorted).toEqual(['IMAGE', 'image', 'image01', 'image1', 'image2', 'image10', 'image10a', 'image10b', 'ä']);
    }),
    { numRuns: 50 }
  );
});

function expectBytes(x: Float32Array, bytes: Buffer, tolerance: number): void {
  expect(x).toHaveLength(bytes.length);
  const off = x.reduce((most, value, i) => Math.max(most, Math.abs(255 * value - bytes[i])), 0);
  expect(off).toBeLessThanOrEqual(tolerance + 1e-4);
}
