import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { checkDataset } from '../../../src/data/checkDataset';
import { imageFolder } from '../../../src/data/sources/imageFolder';
import { blackPng, copyTree, png, said, writeClasses, writeFiles } from './writeImageFiles';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-images-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

describe('imageFolder', () => {
  test('reads a folder a class: x of 0 to 1, y by natural order of the names, the file of each row', async () => {
    const path = await writeClasses(at('plain'), { class10: 20, class2: 20 });
    const before = tf.memory().numTensors;
    const { data, files, findings } = await imageFolder(path, { size: 8 });
    expect(findings).toEqual([]);
    expect([data.train, data.validation!, data.test!].map(({ y }) => y.length)).toEqual([28, 6, 6]);
    for (const [part, set] of Object.entries(data)) {
      checkDataset(set, part);
      expect(set).toMatchObject({ name: `plain ${part}`, shape: [8, 8, 1], classes: ['class2', 'class10'] });
      const names = files[part as keyof typeof files]!;
      for (const [row, file] of names.entries()) {
        expect(file).toMatch(new RegExp(`^class${set.y[row] ? 10 : 2}/\\d+\\.png$`));
        // The first pixel is the number of the image.
        const number = Number(/(\d+)\.png/.exec(file)![1]) - 1 + (set.y[row] ? 0 : 20);
        expect(Math.round(255 * set.x[row * 64])).toBe(number);
      }
    }
    expect(new Set(Object.values(files).flat()).size).toBe(40);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('gives the same rows on a copy whose files were made in another order, and others for another seed', async () => {
    const path = await writeClasses(at('one'), { a: 10, b: 10 });
    const files: { [path: string]: Buffer } = {};
    for (const [c, name] of ['b', 'a'].entries())
      for (let i = 10; i >= 1; i--) files[`${name}/${i}.png`] = await png({ from: (1 - c) * 10 + i - 1 });
    const other = writeFiles(join(folder, 'other', 'one'), files);
    const [first, second] = [await imageFolder(path, { size: 4 }), await imageFolder(other, { size: 4 })];
    expect(second.data).toEqual(first.data);
    expect(second.files).toEqual(first.files);
    expect((await imageFolder(path, { size: 4, seed: 1 })).files).not.toEqual(first.files);
  });

  test('source changes with a name and with a byte', async () => {
    const path = await writeClasses(at('source'), { a: 3, b: 3 });
    const sha256 = async () => (await imageFolder(path, { size: 4 })).data.train.source!.sha256;
    const first = await sha256();
    expect(await sha256()).toBe(first);
    renameSync(join(path, 'a/1.png'), join(path, 'a/9.png'));
    const second = await sha256();
    expect(second).not.toBe(first);
    writeFileSync(join(path, 'a/9.png'), await png({ from: 77 }));
    expect(await sha256()).not.toBe(second);
  });

  test.each([['val'], ['valid'], ['Validation']])('takes train, %s and test folders as the splits', async (name) => {
    const path = await writeClasses(at(`splits-${name}`), {
      'train/a': 4,
      'train/b': 3,
      [`${name}/a`]: 2,
      'test/b': 1,
      'test/a': 1
    });
    const { data, files, findings } = await imageFolder(path, { size: 4, shares: { train: 1 } });
    expect([data.train, data.validation!, data.test!].map(({ y }) => y.length)).toEqual([7, 2, 2]);
    expect([...files.test!].sort()).toEqual(['test/a/1.png', 'test/b/1.png']);
    expect(said(findings, 'sharesUnused')).toHaveLength(1);
    expect(said(findings, 'missingInValidation')).toEqual(['warning: 1 class without any image in validation: b.']);
    expect(said(findings, 'fewImages')[0]).toMatch(/2 classes with fewer than 10 images in all: a \(7\), b \(4\)/);
  });

  test('a class with the name of a folder of masks is a finding, masks on faces are none', async () => {
    const marked = await imageFolder(await writeClasses(at('marked'), { a: 10, b: 10, ground_truth: 10 }));
    expect(said(marked.findings, 'annotationFolders')).toEqual([
      'warning: 1 folder read as a class, with a name that folders of masks or labels have: ground_truth.'
    ]);
    const faces = await imageFolder(await writeClasses(at('faces'), { mask: 10, 'no mask': 10 }));
    expect(said(faces.findings, 'annotationFolders')).toEqual([]);
  });

  test('{classes} chooses folders and their order', async () => {
    const path = await writeClasses(at('chosen'), { a: 3, b: 3, c: 3 });
    const { data, findings } = await imageFolder(path, { size: 4, classes: ['c', 'a'] });
    expect(data.train.classes).toEqual(['c', 'a']);
    expect(said(findings, 'otherFolders')).toEqual(['warning: 3 images in folders that were not asked for left out: b (3).']);
    await expect(imageFolder(path, { classes: ['a', 'bb'] })).rejects.toThrow(/got "bb"; did you mean "b"\?/);
  });

  test('{labelled: false} is one dataset of all images below, in natural order', async () => {
    const path = await writeClasses(at('unlabelled'), { '.': 2, deep: 12, 'deep/er': 1 });
    const { data, files, findings } = await imageFolder(path, { size: 4, labelled: false, classes: ['good', 'bad'] });
    expect(data).toMatchObject({ unlabelled: true, classes: ['good', 'bad'], y: new Int32Array(15) });
    expect(files.slice(0, 5)).toEqual(['1.png', '2.png', 'deep/1.png', 'deep/2.png', 'deep/3.png']);
    expect(files.slice(-2)).toEqual(['deep/12.png', 'deep/er/1.png']);
    expect(findings).toEqual([]);
    checkDataset(data);
  });

  test('{rows} and {maxPixels} read a sample with the classes in their proportions, and say so', async () => {
    const path = await writeClasses(at('many'), { a: 30, b: 10 });
    const { data, files, findings } = await imageFolder(path, { size: 4, rows: 12, shares: { train: 1 } });
    expect(Array.from(data.train.y).sort()).toEqual([...Array(9).fill(0), ...Array(3).fill(1)]);
    expect(data.validation).toBeUndefined();
    expect(said(findings, 'sampled')[0]).toMatch(
      /^warning: 12 of 40 images were read, chosen at random with each class in its proportion/
    );
    expect((await imageFolder(path, { size: 4, rows: 12, shares: { train: 1 } })).files).toEqual(files);
    const small = await imageFolder(path, { size: 4, maxPixels: 16 * 20 });
    expect(said(small.findings, 'sampled')[0]).toMatch(/^warning: 20 of 40/);
  });

  test('{fit} stretches, cuts or fills an image of other proportions', async () => {
    // Three columns of black, white, grey, twice as wide as high.
    const wide = await sharp(Buffer.from([0, 255, 128, 0, 255, 128]), { raw: { width: 3, height: 2, channels: 1 } })
      .resize(60, 30, { kernel: 'nearest', fit: 'fill' })
      .png()
      .toBuffer();
    const path = writeFiles(at('wide'), { 'a.png': wide });
    const middleRow = async (fit: 'stretch' | 'cover' | 'contain') => {
      const { data, findings } = await imageFolder(path, { size: 30, fit, labelled: false });
      expect(said(findings, 'unlikeShapes')).toEqual([]);
      return Array.from(data.x.subarray(15 * 30, 16 * 30), (v) => Math.round(255 * v));
    };
    const stretched = await middleRow('stretch');
    expect([stretched[2], stretched[15], stretched[27]]).toEqual([0, 255, 128]);
    const covered = await middleRow('cover');
    expect([covered[1], covered[15], covered[28]]).toEqual([0, 255, 128]);
    expect(covered.filter((v) => v === 255).length).toBeGreaterThan(stretched.filter((v) => v === 255).length);
    const { data } = await imageFolder(path, { size: 30, fit: 'contain', labelled: false });
    expect(Array.from(data.x.subarray(0, 30)).every((v) => v === 0)).toBe(true);
    expect(said((await imageFolder(path, { size: [10, 90], labelled: false })).findings, 'unlikeShapes')[0]).toMatch(
      /From a.png 60 x 30 to a.png 60 x 30, the images have other proportions than 90 x 10: each is stretched to it/
    );
  });

  test('{onProgress} is told a rising share up to 1', async () => {
    const shares: number[] = [];
    await imageFolder(at('plain'), { size: 4, onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });
});

describe('what is wrong with files is said, and nothing is dropped without a word', () => {
  async function bad(name: string, files: { [path: string]: Buffer | string }) {
    return writeFiles(copyTree(at('plain'), at(name)), files);
  }
  const findings = async (path: string, options = {}) => (await imageFolder(path, { size: 8, ...options })).findings;

  test('a truncated PNG, JPEG and BMP, an empty file', async () => {
    const image = await sharp(await png({ width: 64, height: 64 }))
      .jpeg()
      .toBuffer();
    const whole = await png({ width: 64, height: 64 });
    const path = await bad('truncated', {
      'class2/cut.png': whole.subarray(0, whole.length / 2),
      'class2/cut.jpg': image.subarray(0, image.length - 300),
      'class2/cut.bmp': readFileSync(join(__dirname, '..', '..', 'reference', 'data', 'images', 'bits4.bmp')).subarray(0, 100),
      'class2/head.png': whole.subarray(0, 20),
      'class2/nothing.png': ''
    });
    const { data, files, findings: found } = await imageFolder(path, { size: 8 });
    expect(said(found, 'damagedImages')).toEqual([
      'problem: 4 images could not be decoded and left out: class2/cut.bmp (it ends too early: 100 bytes where 11 x 7 pixels need 174), class2/cut.jpg (it ends too early), class2/cut.png (it ends too early) and 1 more.'
    ]);
    expect(said(found, 'notImages')).toEqual([
      'problem: 1 image named as an image without being one, left out: class2/nothing.png (it is empty).'
    ]);
    expect(Object.values(files).flat()).toHaveLength(40);
    expect(data.train.y).toHaveLength(28);
  });

  test('a text file named .jpg, and an image with the ending of another format', async () => {
    const path = await bad('otherwise', { 'class2/text.jpg': 'these are words', 'class2/x.jpg': await png({ from: 200 }) });
    const found = await findings(path);
    expect(said(found, 'notImages')).toEqual([
      'problem: 1 image named as an image without being one, left out: class2/text.jpg (its content is no image).'
    ]);
    expect(said(found, 'otherEnding')).toEqual([
      'warning: 1 image of another format than the name says, read as what it is: class2/x.jpg.'
    ]);
  });

  test('an image with the ending of a text is found by its first bytes', async () => {
    const path = await bad('hidden-image', { 'class2/x.txt': await png({ from: 200 }), 'class2/y.txt': 'BMW and other words' });
    const { files, findings: found } = await imageFolder(path, { size: 8 });
    expect(Object.values(files).flat()).toContain('class2/x.txt');
    expect(said(found, 'otherFiles')).toEqual(['info: 1 file of other kinds than images left out: 1 .txt (class2/y.txt).']);
  });

  test('a 30,000 x 30,000 image is left out by its header, one of 30,000 x 20 is read and its shape told', async () => {
    const huge = blackPng(30_000, 30_000);
    const long = await png({ width: 30_000, height: 20 });
    const path = await bad('huge', { 'class2/huge.png': huge, 'class2/long.png': long });
    const { files, findings: found } = await imageFolder(path, { size: 8 });
    expect(said(found, 'tooManyPixels')).toEqual([
      'problem: 1 image too large to be decoded, left out: class2/huge.png (30000 x 30000, 900 million pixels).'
    ]);
    expect(Object.values(files).flat()).toContain('class2/long.png');
    expect(said(found, 'unlikeShapes')[0]).toMatch(
      /to class2\/long\.png 30000 x 20, the images have other proportions than 8 x 8/
    );
    expect(said(found, 'unlikeSizes')[0]).toMatch(
      /very different sizes, from class2\/1\.png 8 x 8 to class2\/long\.png 30000 x 20/
    );
    const strict = await findings(path, { maxFilePixels: 500_000 });
    expect(said(strict, 'tooManyPixels')[0]).toMatch(/^problem: 2 images .*class2\/long\.png \(30000 x 20, 1 million pixels\)/);
  });

  test('a file of many bytes that begins as an image is not read into memory', async () => {
    const path = await bad('long-file', { 'class2/long.png': Buffer.concat([await png(), Buffer.alloc(3_000_000)]) });
    expect(said(await findings(path, { maxFilePixels: 100 }), 'tooManyPixels')[0]).toMatch(
      /class2\/long\.png \(3000\d\d\d bytes\)/
    );
  });

  test('an empty class stays a class; two that differ in case are kept apart', async () => {
    const path = await bad('classes', { 'CLASS2/1.png': await png({ from: 222 }) });
    mkdirSync(join(path, 'nothing'));
    const { data, findings: found } = await imageFolder(path, { size: 8 });
    expect(data.train.classes).toEqual(['CLASS2', 'class2', 'class10', 'nothing']);
    expect(said(found, 'emptyClasses')).toEqual([
      'warning: 1 class folder without any image: nothing. It stays a class, so that class numbers are those of the folders.'
    ]);
    expect(said(found, 'classesDifferInCase')).toEqual([
      'problem: 1 name of a class written in two ways: "CLASS2" and "class2". They are kept apart, as classes of their own.'
    ]);
    expect(said(found, 'fewImages')[0]).toMatch(/1 class with fewer than 10 images in all: CLASS2 \(1\)/);
  });

  test('hidden and system files, loose images, other files', async () => {
    const path = await bad('litter', {
      'class2/Thumbs.db': 'x',
      'class2/.DS_Store': 'x',
      '__MACOSX/class2/._1.png': 'x',
      '.git/config': 'x',
      'readme.md': '# words',
      'class2/labels.csv': 'a,b',
      'loose\n.png': await png({ from: 250 })
    });
    const { data, findings: found } = await imageFolder(path, { size: 8 });
    expect(data.train.classes).toEqual(['class2', 'class10']);
    expect(said(found, 'hiddenFiles')).toEqual([
      'info: 4 hidden or system files left out: .git, __MACOSX, class2/.DS_Store and 1 more.'
    ]);
    expect(said(found, 'otherFiles')).toEqual([
      'info: 2 files of other kinds than images left out: 1 .csv (class2/labels.csv), 1 .md (readme.md).'
    ]);
    expect(said(found, 'looseImages')).toEqual(['warning: 1 image in no class folder left out: loose\ufffd.png.']);
  });

  test('the same bytes twice: in a class, in two classes; dealt to the same part', async () => {
    const same = await png({ from: 240 });
    const path = await bad('twice', {
      ...Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`class2/copy${i}.png`, same])),
      'class2/odd.png': await png({ from: 99 }),
      'class10/odd.png': await png({ from: 99 })
    });
    const { files, findings: found } = await imageFolder(path, { size: 8 });
    expect(said(found, 'duplicateImages')).toEqual([
      'warning: 7 copies of images in the same part and class: class2/copy0.png = class2/copy1.png. They count more than others.'
    ]);
    expect(said(found, 'contradictoryLabels')).toEqual([
      'problem: 1 image byte for byte in two classes: class2/odd.png = class10/odd.png.'
    ]);
    expect(said(found, 'leakedImages')).toEqual([]);
    for (const names of Object.values(files))
      expect([0, 8]).toContain(names.filter((name: string) => name.includes('copy')).length);
  });

  test('the same picture saved in two ways, in two classes, and in train and test', async () => {
    const again = async (from: number) =>
      sharp(await png({ from }))
        .tiff({ compression: 'deflate' })
        .toBuffer();
    const path = await writeClasses(at('saved-twice'), { 'train/a': 10, 'train/b': 10, 'test/a': 10, 'test/b': 10 });
    writeFiles(path, { 'test/a/again.tif': await again(0), 'train/b/again.tif': await again(1) });
    const found = await findings(path);
    expect(said(found, 'leakedImages')).toEqual([
      'problem: 1 image with the same pixels in two of train, validation and test: test/a/again.tif = train/a/1.png. Scores on them say too much.'
    ]);
    expect(said(found, 'contradictoryLabels')).toEqual([
      'problem: 1 image with the same pixels in two classes: train/a/2.png = train/b/again.tif.'
    ]);
    const dealt = await bad('dealt-twice', {
      'class2/again.tif': await sharp(await png({ from: 20 }))
        .tiff({ compression: 'deflate' })
        .toBuffer()
    });
    const { files } = await imageFolder(dealt, { size: 8 });
    for (const names of Object.values(files)) expect(names.includes('class2/again.tif')).toBe(names.includes('class2/1.png'));
  });

  test('the same bytes in train and test are a problem', async () => {
    const path = await writeClasses(at('leak'), { 'train/a': 10, 'train/b': 10, 'test/a': 10, 'test/b': 10 });
    writeFiles(path, { 'test/a/11.png': await png({ from: 0 }), 'test/b/11.png': await png({ from: 1 }) });
    const found = await findings(path);
    expect(said(found, 'leakedImages')).toEqual([
      'problem: 2 images byte for byte in two of train, validation and test: test/a/11.png = train/a/1.png, test/b/11.png = train/a/2.png. Scores on them say too much.'
    ]);
    expect(said(found, 'contradictoryLabels')).toHaveLength(1);
  });

  test('blank images, CMYK, several frames', async () => {
    const blank = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
      .png()
      .toBuffer();
    const cmyk = await sharp(await png({ from: 201 }))
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();
    const frames = await sharp([await png({ from: 1 }), await png({ from: 9 })], { join: { animated: true } })
      .gif()
      .toBuffer();
    const path = await bad('odd', { 'class2/blank.png': blank, 'class2/print.jpg': cmyk, 'class2/film.gif': frames });
    const found = await findings(path);
    expect(said(found, 'blankImages')).toEqual(['warning: 1 image of one colour all over: class2/blank.png.']);
    expect(said(found, 'cmyk')).toEqual([
      'warning: 1 image of printing colours (CMYK), turned into red, green and blue: class2/print.jpg.'
    ]);
    expect(said(found, 'severalFrames')).toHaveLength(1);
  });

  test('links in the folder: a loop is not followed, a folder twice is told, one to nothing too', async () => {
    const path = await bad('links', { 'class10/own/inner/1.png': await png({ from: 222 }) });
    symlinkSync(path, join(path, 'class2', 'loop'));
    symlinkSync(join(path, 'nowhere'), join(path, 'class2', 'gone.png'));
    symlinkSync(join('own'), join(path, 'class10', 'first'));
    symlinkSync(join(path, 'class10', 'own'), join(path, 'class10', 'second'));
    const { files, findings: found } = await imageFolder(path, { size: 8 });
    expect(said(found, 'linkLoop')).toEqual(['warning: 1 link to a folder that it lies in, not followed: class2/loop.']);
    expect(said(found, 'linkedTwice')).toHaveLength(1);
    expect(said(found, 'notListed')).toEqual([
      'problem: 1 file or folder could not be looked at: class2/gone.png (a link to nothing, or gone).'
    ]);
    expect(Object.values(files).flat()).toContain('class10/first/inner/1.png');
    expect(said(found, 'duplicateImages')[0]).toMatch(/^warning: 1 copy of images/);
    expect(said(found, 'linksOutside')).toEqual([]);
  });

  test('links out of the folder are not followed, and pipes not opened: each is a finding', async () => {
    const outside = await writeClasses(at('outside'), { inner: 2 });
    const path = await bad('led-out', {});
    symlinkSync(outside, join(path, 'class10', 'folder'));
    symlinkSync(join('..', '..', 'outside', 'inner', '1.png'), join(path, 'class10', 'file.png'));
    symlinkSync('/proc', join(path, 'proc'));
    symlinkSync('/dev/zero', join(path, 'class2', 'zero.png'));
    // Its beginning is that of the folder's path.
    await writeClasses(`${path}-2`, { inner: 1 });
    symlinkSync(`${path}-2`, join(path, 'class2', 'beside'));
    for (const name of ['pipe', 'pipe.png', 'pipe.xml']) execFileSync('mkfifo', [join(path, 'class2', name)]);
    const { data, files, findings: found } = await imageFolder(path, { size: 8 });
    expect(data.train.classes).toEqual(['class2', 'class10']);
    expect(Object.values(files).flat()).toHaveLength(40);
    expect(found.map(({ check }) => check)).toEqual(['specialFiles', 'linksOutside']);
    expect(said(found, 'linksOutside')).toEqual([
      'problem: 5 links out of the folder, not followed: class2/beside, class2/zero.png, class10/file.png and 2 more.'
    ]);
    expect(said(found, 'specialFiles')).toEqual([
      'problem: 3 pipes, devices or sockets left out: class2/pipe, class2/pipe.png, class2/pipe.xml.'
    ]);
    const { files: all } = await imageFolder(path, { size: 8, labelled: false });
    expect(all).toHaveLength(40);
  });

  test('a folder that is itself given as a link, and a link inside it that stays inside', async () => {
    symlinkSync(at('plain'), at('as-a-link'));
    const { findings: found } = await imageFolder(at('as-a-link'), { size: 8 });
    expect(found).toEqual([]);
  });

  test('images below the folders of the classes', async () => {
    const path = await bad('deeper', { 'class2/sub/1.png': await png({ from: 211 }) });
    expect(said(await findings(path), 'deeperFolders')).toEqual([
      'info: 1 image in folders below those of the classes, read as of the class above: class2/sub.'
    ]);
  });
});

describe('imageFolder refuses', () => {
  test.each([
    [{ size: 0 }, RangeError, 'expected size to be a whole number at least 1 and at most 8192, got 0; change size'],
    [{ size: [1, 2, 3] }, RangeError, 'expected size to be a number or [height, width], got [1, 2, 3]; give one of them'],
    [{ channels: 4 }, RangeError, 'expected channels to be 1 or 3, got 4; give 1 for grey, 3 for colour'],
    [{ fit: 'fill' }, RangeError, 'expected fit to be "stretch", "cover" or "contain", got "fill"; give one of them'],
    [{ shares: { train: 0.5 } }, RangeError, 'expected shares that are 1 together, got 0.5; change one of them'],
    [{ shares: { tran: 1 } }, TypeError, 'expected shares of train, validation and test, got an object'],
    [{ maxPixels: 100 }, RangeError, 'expected maxPixels, where one row has 4096, to be a whole number at least 4096'],
    [{ classes: ['a', 'a'] }, TypeError, 'expected classes to be two or more names, each once'],
    [{ labelled: 0 }, TypeError, 'expected labelled to be true or false, got 0; choose one'],
    [{ cache: '' }, TypeError, `expected cache to be a folder's path, got ""`],
    [{ onProgress: 1 }, TypeError, 'expected onProgress to be a function, got 1'],
    [{ sise: 3 }, TypeError, 'got "sise"; did you mean "size"?']
  ])('%j', async (options, type, message) => {
    const reading = imageFolder(at('plain'), options as object);
    await expect(reading).rejects.toThrow(type);
    await expect(reading).rejects.toThrow(`imageFolder: `);
    await expect(reading).rejects.toThrow(message);
  });

  test('what is no folder, is empty, or holds no images', async () => {
    await expect(imageFolder(3 as never)).rejects.toThrow('imageFolder: expected a path, got 3; give the path of a folder');
    await expect(imageFolder(at('nowhere'))).rejects.toThrow(
      /expected a folder at ".*nowhere", got none; look at the path, it starts at/
    );
    writeFiles(folder, { 'set.zip': 'PK' });
    await expect(imageFolder(at('set.zip'))).rejects.toThrow(
      /expected a folder, got the file ".*set\.zip"; give the folder that it lies in, or unpack/
    );
    mkdirSync(at('empty'));
    const images = 'expected images (PNG, JPEG, BMP, WebP, TIFF, GIF), got';
    await expect(imageFolder(at('empty'))).rejects.toThrow(`${images} an empty folder;`);
    mkdirSync(join(at('empties'), 'a'), { recursive: true });
    await expect(imageFolder(at('empties'))).rejects.toThrow(`${images} 1 empty folder;`);
    writeFiles(at('texts'), { 'a/x.txt': 'x', 'b/.hidden': 'x' });
    await expect(imageFolder(at('texts'))).rejects.toThrow(`${images} 1 other file and 1 hidden one;`);
    await expect(imageFolder(at('texts'), { labelled: false })).rejects.toThrow(`${images} 2 other files (a/x.txt);`);
  });

  test('another layout, and says which it saw and what to do', async () => {
    const flat = await writeClasses(at('flat'), { '.': 2 });
    await expect(imageFolder(flat)).rejects.toThrow(
      'expected a folder for each class, got 2 images and no folders (1.png, 2.png); move them to class folders, or read them unlabelled with {labelled: false}'
    );
    const parts = await writeClasses(at('parts'), { train: 2, test: 1 });
    await expect(imageFolder(parts)).rejects.toThrow(
      'expected a folder for each class in train, got test (1 image), train (2 images) without class folders in train; add them'
    );
    const one = await writeClasses(at('single'), { good: 2 });
    await expect(imageFolder(one)).rejects.toThrow('expected two class folders or more, got one, "good"; add a second class');
    const deep = await writeClasses(at('deep'), { 'set/a': 1, 'set/b': 1 });
    await expect(imageFolder(deep)).rejects.toThrow('give the path of "set" itself, which holds 2 folders with images (a, b)');
  });

  test.each<[string, { [path: string]: number }, string[], string]>([
    [
      'images and boxes',
      { IMAGES: 3 },
      ['ANNOTATIONS/1.xml'],
      'expected a folder of images for each class, got ANNOTATIONS (1 other file like 1.xml); read boxes in the XML of PASCAL VOC with neuDet'
    ],
    [
      'images and boxes in parts',
      { 'train/images': 3, 'validation/images': 2 },
      ['train/annotations/1.xml', 'validation/annotations/1.xml'],
      'got annotations (2 other files like 1.xml); read boxes in the XML of PASCAL VOC with neuDet'
    ],
    ['images and notes', { images: 3 }, ['labels/1.txt'], 'got labels (1 other file like 1.txt); give a folder with a folder'],
    [
      'classes and notes',
      { a: 2, b: 2 },
      ['meta/list.csv'],
      'got meta (1 other file like list.csv); name the classes with {classes: ["a", "b"]}'
    ],
    [
      'images and masks',
      { images: 3, masks: 3 },
      [],
      'got masks beside images; give a folder with a folder of images for each class'
    ],
    [
      'images and pictures of labels',
      { rgb: 3, label_images: 3 },
      [],
      'got label_images beside rgb; give a folder with a folder of images for each class'
    ],
    [
      'classes and masks in folders of the same names',
      { crazing: 2, scratches: 2, 'ground_truth/crazing': 2, 'ground_truth/scratches': 2 },
      [],
      'got ground_truth with a folder for each class inside; name the classes with {classes: ["crazing", "scratches"]}'
    ],
    [
      'the same in parts, under a name that says nothing',
      { 'train/a': 2, 'train/b': 2, 'train/c': 2, 'train/other/a': 2, 'train/other/b': 2 },
      [],
      'got other with a folder for each class inside; name the classes with {classes: ["a", "b", "c"]}'
    ],
    [
      'the folders of PASCAL VOC',
      { JPEGImages: 3, SegmentationClass: 2 },
      ['Annotations/1.xml'],
      'got Annotations (1 other file like 1.xml); read boxes'
    ],
    [
      'parts and another folder',
      { train: 3, test: 2, examples: 1 },
      [],
      'expected a folder for each class in train, got test (2 images), train (3 images)'
    ],
    [
      'parts with longer names',
      { training_set: 3, 'test-images': 2 },
      [],
      'got test-images (2 images), training_set (3 images) without class folders'
    ]
  ])('%s taken for classes', async (name, classes, others, message) => {
    const path = await writeClasses(at(`taken-${name}`), classes);
    writeFiles(path, Object.fromEntries(others.map((other) => [other, '<annotation/>'])));
    await expect(imageFolder(path)).rejects.toThrow(message);
  });

  test('no class that has the name of a part, a mask or an image', async () => {
    const path = await writeClasses(at('vehicles'), { train: 3, plane: 3, mask: 3 });
    expect((await imageFolder(path, { size: 4 })).data.train.classes).toEqual(['mask', 'plane', 'train']);
    const sets = await writeClasses(at('long-names'), {
      'Training_Set/a': 2,
      'Training_Set/b': 2,
      'test2017/a': 1,
      'test2017/b': 1
    });
    expect((await imageFolder(sets, { size: 4 })).files.test).toHaveLength(2);
    const noted = writeFiles(await writeClasses(at('noted'), { a: 3, b: 3 }), { 'notes/x.txt': 'x' });
    expect((await imageFolder(noted, { size: 4, classes: ['a', 'b'] })).data.train.classes).toEqual(['a', 'b']);
  });

  test('a set of which every file is bad, with the reasons', async () => {
    writeFiles(at('allBad'), { 'a/1.png': 'words', 'b/2.jpg': '' });
    await expect(imageFolder(at('allBad'))).rejects.toThrow(
      'expected images that can be read, got none of 2 files: a/1.png (its content is no image), b/2.jpg (it is empty); get them again'
    );
    const path = await writeClasses(at('badTrain'), { 'test/a': 1, 'test/b': 1 });
    writeFiles(path, { 'train/a/1.png': 'words' });
    await expect(imageFolder(path)).rejects.toThrow('expected images that can be read in train, got none of them');
  });
});
