import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { translatableTexts } from './translatableTexts';

const extension = resolve(__dirname, '../../extension');
const locales = join(extension, 'stillroom_lab/locale');
const { texts, unclear } = translatableTexts(extension);

test('every text of the extension is handed to the translator as it is, so that it can be looked up', () => {
  expect(unclear).toEqual([]);
  expect(texts.size).toBeGreaterThan(200);
});

describe.each(readdirSync(locales))('the catalogue %s', (locale) => {
  const file = join(locales, locale, 'LC_MESSAGES/stillroom.json');
  const { '': head, ...catalogue } = JSON.parse(readFileSync(file, 'utf8')) as { [text: string]: string[] };

  test('says whose it is', () => expect(head).toMatchObject({ domain: 'stillroom', language: locale }));

  test('has every text of the extension, and none that is gone', () => {
    expect([...texts].filter((text) => !(text in catalogue))).toEqual([]);
    expect(Object.keys(catalogue).filter((text) => !texts.has(text))).toEqual([]);
  });

  test('puts the same values into each text', () => {
    const places = (text: string) => [...new Set(text.match(/%\d/g) ?? [])].sort();
    for (const [text, [translation]] of Object.entries(catalogue)) {
      expect(translation.trim(), text).not.toBe('');
      expect(places(translation), text).toEqual(places(text));
    }
  });
});
