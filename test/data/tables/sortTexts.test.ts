import { expect, test } from 'vitest';
import { sortTexts } from '../../../src/data/tables/columns/sortTexts';
import { seededFastCheck } from '../../seededFastCheck';

const sorted = (texts: string[]) => {
  const order = Int32Array.from(texts.keys());
  sortTexts(texts, order);
  return Array.from(order, (i) => texts[i]);
};
const compared = (texts: string[]) => [...texts].sort((a, b) => (a < b ? -1 : 1));

test('sortTexts(texts, order) sorts as < does: texts of any characters, with beginnings in common, some of them the beginning of others', () => {
  const part = seededFastCheck.constantFrom('', 'a', 'b', '\0', '\0\0', 'user-', 'é', 'ÿ', '東', '😀', '\ud800', '0000', '0001');
  const text = seededFastCheck.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
  const texts = seededFastCheck.uniqueArray(seededFastCheck.oneof(text, seededFastCheck.string({ unit: 'binary' })), { minLength: 30, maxLength: 200 });
  seededFastCheck.assert(
    seededFastCheck.property(texts, (list) => {
      expect(sorted(list)).toEqual(compared(list));
    }),
    { numRuns: 200 }
  );
  const many = Array.from({ length: 20_000 }, (_, i) => `person.${(i * 7919) % 20_000}@example.org`);
  expect(sorted(many)).toEqual(compared(many));
  expect(sorted([])).toEqual([]);
});
