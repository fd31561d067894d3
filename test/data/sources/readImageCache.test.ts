import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  linkSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Host } from '../../../src/notebook/Host';
import { cachePath, readImageCache, writeCache } from '../../../src/data/sources/imageFiles/readImageCache';
import { listImages } from '../../../src/data/sources/imageFiles/listImages';
import { imageFolder } from '../../../src/data/sources/imageFolder';
import { png, said, writeClasses, writeFiles } from './writeImageFiles';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-cache-'));
const at = (name: string) => join(folder, name);
const place = globalThis as { [key: symbol]: unknown };
afterEach(() => delete place[Symbol.for('stillroom.host')]);
afterAll(() => rmSync(folder, { recursive: true }));

/** A notebook in which the user interrupts after so many looks. */
function interruptAfter(looks: number): void {
  const host: Partial<Host> = {
    throwIfInterrupted() {
      if (--looks < 0) throw Object.assign(new Error('interrupted'), { name: 'KeyboardInterrupt' });
    }
  };
  place[Symbol.for('stillroom.host')] = host;
}

describe('{cache}', () => {
  test('keeps one file a set, and gives the same rows and findings without reading images again', async () => {
    const path = await writeClasses(at('set'), { a: 12, b: 12 });
    writeFiles(path, { 'a/bad.png': 'words', 'b/x.jpg': await png({ from: 200 }) });
    const cache = at('kept');
    const first = await imageFolder(path, { size: 4, cache });
    const [file] = readdirSync(cache);
    expect(readdirSync(cache)).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.images$/)]);
    const written = readFileSync(join(cache, file));
    expect(await imageFolder(path, { size: 4, cache })).toEqual(first);
    expect(readFileSync(join(cache, file))).toEqual(written);
    expect(await imageFolder(path, { size: 4 })).toEqual(first);
    await imageFolder(path, { size: 5, cache });
    expect(readdirSync(cache)).toHaveLength(2);
  });

  test('is not used for a file that changed, and is replaced then', async () => {
    const path = await writeClasses(at('changed'), { a: 4, b: 4 });
    const cache = at('changes');
    const first = await imageFolder(path, { size: 4, cache, shares: { train: 1 } });
    const newer = new Date(Date.now() + 5000);
    writeFiles(path, { 'a/1.png': await png({ from: 99 }) });
    utimesSync(join(path, 'a/1.png'), newer, newer);
    const second = await imageFolder(path, { size: 4, cache, shares: { train: 1 } });
    const row = second.files.train.indexOf('a/1.png');
    expect(Math.round(255 * second.data.train.x[row * 16])).not.toBe(Math.round(255 * first.data.train.x[row * 16]));
    expect(said(second.findings, 'damagedCache')).toEqual([]);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  test.each([
    ['a byte changed', (bytes: Buffer) => bytes.fill(7, bytes.length - 40, bytes.length - 39)],
    ['its end gone', (bytes: Buffer) => bytes.subarray(0, -10)],
    ['nothing in it', () => Buffer.alloc(0)],
    ['other content', () => Buffer.from('words')]
  ])('with %s is noticed and written anew', async (name, damage) => {
    const path = at('set');
    const cache = at(`damaged-${name}`);
    const first = await imageFolder(path, { size: 4, cache });
    const file = join(cache, readdirSync(cache)[0]);
    const whole = readFileSync(file);
    writeFileSync(file, damage(Buffer.from(whole)));
    const second = await imageFolder(path, { size: 4, cache });
    expect(said(second.findings, 'damagedCache')[0]).toMatch(
      /^warning: The file of kept images was damaged \([0-9a-f]{32}\.images\): all images were read again, and it was written anew\.$/
    );
    expect(second.data).toEqual(first.data);
    expect(readFileSync(file)).toEqual(whole);
  });

  test('is whole where another process died as it wrote: its half file is not read, and taken away once it is old', async () => {
    const file = cachePath(folder, 'killed');
    const key = Buffer.alloc(32, 1);
    const kept = { outcomes: [{ width: 1, height: 1, sha256: '', notes: [] }], bytes: Buffer.alloc(1000, 5) };
    await writeCache('test', file, key, kept, async () => {});
    const half = `${file}.half.tmp`;
    writeFileSync(half, readFileSync(file).subarray(0, 500));
    expect(await readImageCache(file, key, 1000)).toEqual(kept);
    await writeCache('test', file, key, kept, async () => {});
    expect(readdirSync(folder)).toContain(basename(half));
    const old = new Date(Date.now() - 7_200_000);
    utimesSync(half, old, old);
    await writeCache('test', file, key, kept, async () => {});
    expect(readdirSync(folder)).not.toContain(basename(half));
    expect(await readImageCache(file, key, 1000)).toEqual(kept);
  });

  test('that cannot be written is refused before anything is read', async () => {
    writeFileSync(at('file'), '');
    await expect(imageFolder(at('set'), { cache: at('file') })).rejects.toThrow(
      /imageFolder: expected cache to be a folder that can be written, got ".*" \(EEXIST\); give another/
    );
  });
});

describe('an interrupt', () => {
  test.each([[3], [30], [60]])('after %i looks ends the reading, and leaves no half cache', async (looks) => {
    const path = at('set');
    const cache = at(`interrupted-${looks}`);
    interruptAfter(looks);
    await expect(imageFolder(path, { size: 4, cache })).rejects.toMatchObject({ name: 'KeyboardInterrupt' });
    expect(readdirSync(cache).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    delete place[Symbol.for('stillroom.host')];
    expect((await imageFolder(path, { size: 4, cache })).data).toEqual((await imageFolder(path, { size: 4 })).data);
  });
});

test('20,000 files are listed, and of them only the sample is opened', async () => {
  const path = at('large');
  const small = at('small.png');
  writeFileSync(small, await png({ width: 1, height: 1 }));
  for (let c = 0; c < 4; c++) {
    mkdirSync(join(path, `class${c}`), { recursive: true });
    for (let i = 0; i < 5000; i++) linkSync(small, join(path, `class${c}`, `${i}.png`));
  }
  symlinkSync(join(path, 'class1', '0.png'), join(path, 'class0', 'link.png'));
  const listing = await listImages('imageFolder', path, async () => {});
  await expect(listImages('imageFolder', path, async () => {}, 20_004)).rejects.toThrow(
    /^imageFolder: expected at most 20,004 files and folders in .*, got more, with \d+ images so far and 4 folders \(class0, .*; give/
  );
  expect(listing.files).toHaveLength(20_001);
  expect(listing.files.slice(0, 3).map((file) => file.path)).toEqual(['class0/0.png', 'class0/1.png', 'class0/2.png']);
  const { data, findings } = await imageFolder(path, { size: 4, rows: 40, shares: { train: 1 } });
  expect([0, 1, 2, 3].map((label) => data.train.y.filter((one) => one === label).length)).toEqual([10, 10, 10, 10]);
  expect(said(findings, 'sampled')[0]).toMatch(/^warning: 40 of 20001 images were read/);
});
