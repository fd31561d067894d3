import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { checkDataset } from '../../../src/data/checkDataset';
import { captionedPictures } from '../../../src/data/sources/captionedPictures';

const folder = mkdtempSync(join(tmpdir(), 'captions-'));
const picture = (path: string, red: number, mark = 0) => {
  const raw = { width: 6, height: 6, channels: 3 as const };
  const pixels = Buffer.alloc(108, red);
  pixels[3 * mark] = 255 - red;
  return sharp(pixels, { raw }).png().toFile(path);
};

beforeAll(async () => {
  mkdirSync(join(folder, 'set', 'more'), { recursive: true });
  for (let i = 0; i < 20; i++) await picture(join(folder, 'set', i % 2 ? 'more' : '', `p${i}.png`), 10 * i, i);
  await picture(join(folder, 'set', 'unnamed.png'), 77, 3);
  writeFileSync(join(folder, 'set', 'more', 'damaged.png'), Buffer.from('\x89PNG\r\n\x1a\nnothing', 'latin1'));
  const rows = Array.from({ length: 20 }, (_, i) => `${i % 2 ? 'more/' : './'}p${i}.png,"text ${i}, of a picture"`);
  const odd = [
    'gone.png,none',
    'p0.png,',
    'p2.png, - ',
    'p2.png,"Text 2,  of a picture"',
    'p4.png,text of two',
    'p6.png,Text of two'
  ];
  writeFileSync(join(folder, 'set', 'captions.csv'), ['file,text', ...rows, ...odd, 'more/damaged.png,broken', ''].join('\n'));
});

describe('captionedPictures(folder)', () => {
  test('reads a row for each text of a picture, and what is connected is one item in one part', async () => {
    const before = tf.memory().numTensors;
    const { data, captions, files } = await captionedPictures(join(folder, 'set'), { size: 4 });
    expect(tf.memory().numTensors).toBe(before);
    const parts = Object.entries(data) as [keyof typeof captions, (typeof data)['train']][];
    expect(parts.map(([, { y }]) => y.length).reduce((a, b) => a + b)).toBe(22);
    const partOf = new Map<number, string>();
    for (const [part, rows] of parts) {
      checkDataset(rows, part, { targets: true });
      expect(rows.shape).toEqual([4, 4, 3]);
      expect(rows.targets!.names).toEqual(['item']);
      expect(captions[part]).toHaveLength(rows.y.length);
      for (const [i, item] of rows.targets!.values.entries()) {
        expect(partOf.get(item) ?? part).toBe(part);
        partOf.set(item, part);
        const number = /p(\d+)/.exec(files[part]![i])![1];
        expect(captions[part]![i]).toMatch(new RegExp(`^text (${number}, of a picture|of two)$`, 'i'));
      }
    }
    const items = parts.flatMap(([part, rows]) => files[part]!.map((file, i) => [file, rows.targets!.values[i]] as const));
    const of = (file: string) => new Set(items.flatMap(([name, item]) => (name === file ? [item] : [])));
    expect(of('p4.png')).toEqual(of('p6.png'));
    expect(of('p4.png').size).toBe(1);
    expect(new Set(items.map(([, item]) => item)).size).toBe(19);
  });

  test('says what is missing, empty or there twice, and gives the same for the same seed', async () => {
    const read = await captionedPictures(join(folder, 'set'), { size: 4, seed: 3 });
    expect(await captionedPictures(join(folder, 'set'), { size: 4, seed: 3 })).toEqual(read);
    const said = Object.fromEntries(read.findings.map(({ check, says }) => [check, says]));
    expect(said.missingPictures).toBe('1 row left out, whose picture is not in the folder: gone.png.');
    expect(said.emptyCaptions).toBe('2 rows left out, without a word in the text: p0.png, p2.png.');
    expect(said.repeatedCaptions).toBe('1 row left out, the same picture with the same text again: p2.png.');
    expect(said.withoutCaption).toBe('1 picture left out, without a text: unnamed.png.');
    expect(said.sharedCaptions).toBe('1 text of several pictures, which are one item: text of two (2).');
    expect(said.damagedImages).toContain('more/damaged.png');
  });

  test.each([
    ['texts.tsv', 'image\tcaption\np0.png\tNone\np2.png\tnull\nmore/p1.png\t12\n'],
    [
      'texts.json',
      JSON.stringify([
        { image: 'p0.png', caption: ['None', 'zero'] },
        { image: 'more/p1.png', caption: '12' }
      ])
    ],
    [
      'texts.jsonl',
      '{"image": "p0.png", "caption": "None"}\n\n{"image": "p2.png", "caption": "null"}\n{"image": "more/p1.png", "caption": "12"}\n'
    ]
  ])('reads %s, and takes "None" for a text', async (name, content) => {
    writeFileSync(join(folder, 'set', name), content);
    const options = { captions: name, file: 'image', text: 'caption', size: 4, shares: { train: 1 } };
    const { captions } = await captionedPictures(join(folder, 'set'), options);
    expect(captions.train).toHaveLength(3);
    expect(captions.train).toContain('None');
    expect(captions.train).toContain('12');
  });

  test('refuses a table that is not there, without the columns, broken, or of other pictures', async () => {
    const set = join(folder, 'set');
    const ask = (options: object) => captionedPictures(set, options as never);
    await expect(ask({ captions: 'other.csv' })).rejects.toThrow(
      'captionedPictures: expected "other.csv" in the folder, got none'
    );
    await expect(captionedPictures(join(set, 'more'))).rejects.toThrow(
      'expected captions.csv, .tsv, .json or .jsonl in the folder'
    );
    await expect(ask({ text: 'caption' })).rejects.toThrow('caption');
    writeFileSync(join(set, 'broken.json'), '[{"file": ');
    await expect(ask({ captions: 'broken.json' })).rejects.toThrow('expected JSON in');
    writeFileSync(join(set, 'odd.jsonl'), '{"file": "p0.png", "text": 3}');
    await expect(ask({ captions: 'odd.jsonl' })).rejects.toThrow('in line 1 of');
    writeFileSync(join(set, 'others.csv'), 'file,text\nnowhere.png,a text\n');
    await expect(ask({ captions: 'others.csv' })).rejects.toThrow('got none of 1 row and');
    symlinkSync('/etc/hostname', join(set, 'link.csv'));
    await expect(ask({ captions: 'link.csv' })).rejects.toThrow('expected "link.csv" in the folder, got none');
    await expect(ask({ column: 'a' })).rejects.toThrow('got "column"');
    await expect(ask({ text: 3 })).rejects.toThrow('expected text to be the name of a column, got 3');
  });
});
