import { expect, test } from 'vitest';
import { readCsv } from '../../../src/data/tables/csv/readCsv';
import { fc } from '../../seededFastCheck';
import { temporaryFiles } from './temporaryFiles';

const write = temporaryFiles();

test('readCsv gives each row its own text again: of several bytes, with doubled quotes, with blanks of all kinds around it, missing ones counted', async () => {
  const part = fc.constantFrom(
    'a',
    'b',
    'Müller',
    ' ',
    '\u00a0',
    '\u2003',
    '東',
    '"',
    'NA',
    'null',
    'x y',
    'person.',
    '😀',
    '12'
  );
  const cell = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(''));
  const table = fc.array(cell, { minLength: 200, maxLength: 600 });
  await fc.assert(
    fc.asyncProperty(table, async (cells) => {
      const lines = cells.map((text, row) => `${row},"${text.replaceAll('"', '""')}"`);
      const { columns } = await readCsv(write('texts.csv', `row,a\n${lines.join('\n')}\n`), { types: { a: 'category' } });
      const [, column] = columns;
      if (column.kind !== 'category') throw new Error('expected categories');
      const trimmed = cells.map((text) => text.trim());
      const isMissing = (text: string) => ['', 'NA', 'null'].includes(text);
      expect(Array.from(column.codes, (code) => column.categories[code] ?? null)).toEqual(
        trimmed.map((text) => (isMissing(text) ? null : text))
      );
      const counted = Object.values(column.missingTexts ?? {}).reduce((a, b) => a + b, 0);
      expect(counted).toBe(trimmed.filter((text) => text !== '' && isMissing(text)).length);
    }),
    { numRuns: 20 }
  );
});
