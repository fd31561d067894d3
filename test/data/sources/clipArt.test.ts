import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { checkDataset } from '../../../src/data/checkDataset';
import { readSvgMetadata } from '../../../src/data/sources/captions/readSvgMetadata';
import { clipArt } from '../../../src/data/sources/clipArt';

const folder = mkdtempSync(join(tmpdir(), 'clip-art-'));
const metadata = (title: string, tags: string[], author: string) =>
  `<metadata id="m"><rdf:RDF xmlns:rdf="r"><cc:Work rdf:about=""><dc:title>${title}</dc:title><dc:subject><rdf:Bag>${tags.map((tag) => `<rdf:li>${tag}</rdf:li>`).join('')}</rdf:Bag></dc:subject><dc:creator><cc:Agent><dc:title>${author}</dc:title></cc:Agent></dc:creator></cc:Work></rdf:RDF></metadata>`;
// As old files are: without a namespace.
const svg = (width: number, about: string) =>
  `<svg viewBox="0 0 40 40">${about}<rect width="${width}" height="40" fill="#08f"/></svg>`;
const write = (name: string, content: string) => writeFileSync(join(folder, name), content);

beforeAll(() => {
  mkdirSync(join(folder, 'animals'));
  for (let i = 0; i < 24; i++)
    write(`animals/a${i}.svg`, svg(1 + i, metadata(`animal ${i}`, ['animal', 'pet &amp; friend'], `author ${i % 8}`)));
  write('same caption.svg', svg(39, metadata('Animal 3', ['animal', 'pet &amp; friend'], 'somebody')));
  write('same pixels.svg', svg(6, metadata('another name', [], 'somebody else')));
  write('untitled.svg', svg(30, metadata('', ['tag'], 'author 1')));
  write('blank.svg', svg(0, metadata('nothing to see', [], '')));
  write('broken.svg', `<svg ${metadata('a broken one', [], '')}`);
  write('notes.txt', 'no drawing');
});

test('clipArt(folder) has title and tags of each drawing, and an author, a caption and a picture in one part alone', async () => {
  const before = tf.memory().numTensors;
  const { data, captions, files, findings } = await clipArt(folder, { size: 16, seed: 2 });
  expect(tf.memory().numTensors).toBe(before);
  const parts = Object.keys(data) as (keyof typeof captions)[];
  expect(parts).toEqual(['train', 'validation', 'test']);
  const itemOf = new Map<string, number>();
  const partOf = new Map<number, string>();
  for (const part of parts) {
    const rows = data[part]!;
    checkDataset(rows, part, { targets: true });
    rows.targets!.values.forEach((item, i) => {
      itemOf.set(files[part]![i], item);
      expect(partOf.get(rows.groups![i]) ?? part).toBe(part);
      partOf.set(rows.groups![i], part);
    });
  }
  expect(itemOf.size).toBe(26);
  expect(itemOf.get('same caption.svg')).toBe(itemOf.get('animals/a3.svg'));
  expect(itemOf.get('same pixels.svg')).toBe(itemOf.get('animals/a5.svg'));
  expect(new Set(itemOf.values()).size).toBe(24);
  const at = files.train.findIndex((file) => /^animals\/a\d+\.svg$/.test(file));
  expect(captions.train[at]).toBe(`animal ${/\d+/.exec(files.train[at])![0]}, animal, pet & friend`);
  const said = Object.fromEntries(findings.map(({ check, says }) => [check, says]));
  expect(said.untitled).toBe('1 drawing left out, without a title: untitled.svg.');
  expect(said.notDrawn).toBe('2 drawings left out, that cannot be drawn, or show nothing: blank.svg, broken.svg.');
  expect(said.otherFiles).toContain('notes.txt');
  expect(await clipArt(folder, { size: 16, seed: 2 })).toEqual({ data, captions, files, findings });
});

test('clipArt refuses folders without drawings, and more numbers than it may have', async () => {
  await expect(clipArt(join(folder, 'gone'))).rejects.toThrow('clipArt: expected a folder at');
  await expect(clipArt(folder, { maxNumbers: 100 })).rejects.toThrow(
    'clipArt: expected at most 100 numbers, got 29 drawings of 3072'
  );
  mkdirSync(join(folder, 'empty'));
  await expect(clipArt(join(folder, 'empty'))).rejects.toThrow('got none of 0 files');
  await expect(clipArt(folder, { channels: 1 } as never)).rejects.toThrow('got "channels"');
});

test('readSvgMetadata(svg) is undefined without a title, or where the metadata is broken', () => {
  expect(readSvgMetadata(svg(3, metadata('a fox', ['red', 'red'], 'Ada')))).toEqual({
    title: 'a fox',
    tags: ['red'],
    author: 'Ada'
  });
  expect(readSvgMetadata(svg(3, ''))).toBeUndefined();
  expect(readSvgMetadata(svg(3, '<metadata><cc:Work><dc:title>a</cc:Work></metadata>'))).toBeUndefined();
  expect(readSvgMetadata(svg(3, metadata(' - ', [], '')))).toBeUndefined();
});
