import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { checkDataset } from '../../../src/data/checkDataset';
import { computeEmojiFamilyKey, hasSkinTone } from '../../../src/data/sources/captions/computeEmojiFamilyKey';
import { renderSvg } from '../../../src/data/sources/captions/renderSvg';
import { emoji } from '../../../src/data/sources/emoji';

const folder = mkdtempSync(join(tmpdir(), 'captions-'));
const [openmoji, twemoji] = ['openmoji', 'twemoji'].map((name) => join(folder, name));
const square = (colour: string, size: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><rect width="${size / 2}" height="${size}" fill="${colour}"/></svg>`;

beforeAll(() => {
  const styles = [join(openmoji, 'color', 'svg'), join(twemoji, 'dist', 'svg')];
  [join(openmoji, 'data'), ...styles].forEach((path) => mkdirSync(path, { recursive: true }));
  const entry = (hexcode: string, annotation: string, group = 'objects') => ({
    ...{ emoji: 'x', hexcode, group, subgroups: 'thing', annotation, tags: `${annotation}, thing`, openmoji_tags: 'drawn' }
  });
  const list = [
    ...Array.from({ length: 24 }, (_, i) => entry(`1F9${(32 + i).toString(16).toUpperCase()}`, `thing ${i}`)),
    entry('1F3C3', 'person running', 'people-body'),
    entry('1F3C3-200D-2640-FE0F', 'woman running', 'people-body'),
    entry('1F3C3-1F3FB', 'person running: light skin tone', 'people-body'),
    entry('1F1EB-1F1F7', 'flag: France', 'flags'),
    entry('E000', 'logo', 'extras-openmoji'),
    entry('2764-FE0F', 'red heart', 'symbols'),
    entry('1FAE9', 'of one style alone')
  ];
  writeFileSync(join(openmoji, 'data', 'openmoji.json'), JSON.stringify(list));
  for (const [i, { hexcode }] of list.entries()) {
    writeFileSync(join(styles[0], `${hexcode}.svg`), square(`rgb(${7 * i},0,0)`, 72));
    const name = hexcode.toLowerCase().replace(/^2764-fe0f$/, '2764');
    if (hexcode !== '1FAE9') writeFileSync(join(styles[1], `${name}.svg`), square(`rgb(0,0,${7 * i})`, 36));
  }
});

test('emoji() has no emoji in two parts, tests in the other style, and leaves out flags, skin tones and variants', async () => {
  const before = tf.memory().numTensors;
  const read = await emoji({ folders: { openmoji, twemoji }, size: 8, seed: 1 });
  expect(tf.memory().numTensors).toBe(before);
  const { data, seen, captions, findings } = read;
  const all = [...read.emoji.train, ...read.emoji.validation!, ...read.emoji.test!];
  expect(all).toHaveLength(26);
  expect(new Set(all.map(({ hexcode }) => hexcode)).size).toBe(26);
  expect(all.map(({ name }) => name)).not.toContain('woman running');
  expect(all.map(({ name }) => name)).not.toContain('flag: France');
  expect(findings.map(({ says }) => says)).toEqual([
    '1 emoji left out, which one of the two styles does not have: of one style alone.'
  ]);
  for (const [name, rows] of Object.entries({ ...data, seen })) {
    checkDataset(rows, name, { targets: true });
    const channel = name === 'train' || name === 'validation' ? 2 : 0;
    // The half that is drawn is red in one style, blue in the other.
    for (let row = 0; row < rows.y.length; row++) expect(rows.x[row * 192 + channel]).toBe(0);
  }
  expect(seen.targets!.values).toEqual(data.train.targets!.values);
  expect(captions.seen).toEqual(captions.train);
  expect(captions.train[0]).toBe(`${read.emoji.train[0].name}, thing, drawn`);
  expect(await emoji({ folders: { openmoji, twemoji }, size: 8, seed: 1 })).toEqual(read);
});

test('with variants and flags all are there, and a family is in one part', async () => {
  const { data, emoji: of } = await emoji({
    folders: { openmoji, twemoji },
    size: 8,
    variants: true,
    flags: true,
    style: 'twemoji',
    seed: 2
  });
  const named = Object.entries({ train: of.train, validation: of.validation!, test: of.test! }).flatMap(([part, list]) =>
    list.map(({ name }) => [name, part])
  );
  expect(named).toHaveLength(28);
  const parts = Object.fromEntries(named);
  expect(parts['woman running']).toBe(parts['person running']);
  expect(parts['flag: France']).toBeDefined();
  expect(data.train.groups!.length).toBe(of.train.length);
});

test('emoji() says what to install, and refuses styles, sizes and folders that are none', async () => {
  await expect(emoji({ style: 'noto' as never })).rejects.toThrow('expected style to be "openmoji" or "twemoji", got "noto"');
  await expect(emoji({ folders: { openmoji: join(folder, 'gone'), twemoji } })).rejects.toThrow('npm install openmoji@17.0.0');
  await expect(emoji({ folders: { openmoji: twemoji, twemoji } })).rejects.toThrow('expected the emoji of openmoji in');
  await expect(emoji({ size: 2, folders: { openmoji, twemoji } })).rejects.toThrow('emoji: expected size');
  await expect(emoji({ flags: 1 as never })).rejects.toThrow('expected flags to be true or false, got 1');
});

test('computeEmojiFamilyKey(hexcode) is the same for variants of skin tone, sex and family', () => {
  expect(computeEmojiFamilyKey('1F469-1F3FD-200D-1F33E')).toBe(computeEmojiFamilyKey('1F9D1-200D-1F33E'));
  expect(computeEmojiFamilyKey('1F3C3-200D-2642-FE0F')).toBe(computeEmojiFamilyKey('1F3C3'));
  expect(computeEmojiFamilyKey('1F468-200D-1F469-200D-1F467')).toBe(
    computeEmojiFamilyKey('1F469-200D-1F469-200D-1F466-200D-1F466')
  );
  expect(computeEmojiFamilyKey('1F98A')).not.toBe(computeEmojiFamilyKey('1F98B'));
  expect([hasSkinTone('1F44B-1F3FB'), hasSkinTone('1F44B')]).toEqual([true, false]);
});

test('renderSvg(svg, size) draws it on white, in the middle', () => {
  const wide = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><rect width="8" height="4" fill="#f00"/></svg>';
  const pixels = renderSvg(wide, 8);
  const at = (y: number, x: number) => Array.from(pixels.subarray((8 * y + x) * 3, (8 * y + x) * 3 + 3));
  expect([at(0, 4), at(4, 0), at(7, 7)]).toEqual([
    [1, 1, 1],
    [1, 0, 0],
    [1, 1, 1]
  ]);
  expect(() => renderSvg('no drawing', 8)).toThrow();
});
