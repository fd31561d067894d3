import { expect, test } from 'vitest';
import { createByteDictionary } from '../../../src/data/tables/csv/createByteDictionary';
import { fc } from '../../seededFastCheck';

const bytes = fc.array(fc.constantFrom(0x61, 0x7a, 0xc3, 0xbc, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xff), {
  minLength: 1,
  maxLength: 6
});

test('texts of a dictionary are those that each has by itself, also of bytes that are no UTF-8, or end and begin within a character', () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 60 }), (fields) => {
      const dictionary = createByteDictionary(0);
      for (const field of fields) find(dictionary, Buffer.from(field));
      const numbers = Int32Array.from({ length: dictionary.length() }, (_, number) => number);
      expect(dictionary.texts(numbers)).toEqual(Array.from(numbers, (number) => dictionary.text(number)));
      dictionary.release();
    }),
    { numRuns: 300 }
  );
});

test('texts of a dictionary that fill more than one window are whole', () => {
  const dictionary = createByteDictionary(0);
  const all = Array.from({ length: 9000 }, (_, i) => `${i}${i % 3 ? ' Müller 😀' : ' plain text'}`);
  for (const text of all) find(dictionary, Buffer.from(text));
  expect(dictionary.texts(Int32Array.from(all.keys()))).toEqual(all);
  dictionary.release();
});

/** With some bytes behind it, which are read in words of four. */
function find(dictionary: ReturnType<typeof createByteDictionary>, text: Buffer): number {
  const field = Buffer.concat([text, Buffer.alloc(8)]);
  return dictionary.find(field, new DataView(field.buffer, field.byteOffset, field.length), 0, text.length);
}
