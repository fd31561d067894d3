import { describe, expect, test } from 'vitest';
import { readUbjson } from '../../../src/teachers/xgboost/file/readUbjson';

/** Bytes of texts and numbers. */
const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? Array.from(part, (letter) => letter.charCodeAt(0)) : [part]))
  );
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, v: unknown) => (ArrayBuffer.isView(v) ? Array.from(v as Float64Array) : v)));

describe('readUbjson(bytes)', () => {
  test.each([
    ['null', bytes('Z'), null],
    ['booleans', bytes('[TF]'), [true, false]],
    ['int8', bytes('i', 0xff), -1],
    ['uint8', bytes('U', 0xff), 255],
    ['int16', bytes('I', 0xff, 0xfe), -2],
    ['int32', bytes('l', 0, 1, 0, 0), 65_536],
    ['int64', bytes('L', 0, 0, 0, 1, 0, 0, 0, 0), 2 ** 32],
    ['float32', bytes('d', 0x3f, 0xc0, 0, 0), 1.5],
    ['float64', bytes('D', 0x3f, 0xf8, 0, 0, 0, 0, 0, 0), 1.5],
    ['text', bytes('S', 'i', 3, 'M', 0xc3, 0xbc), 'Mü'],
    ['a list', bytes('[', 'i', 1, 'S', 'i', 1, 'a', ']'), [1, 'a']],
    ['a list of a length', bytes('[#', 'i', 2, 'i', 1, 'Z'), [1, null]],
    ['numbers of one type', bytes('[$I#', 'i', 2, 0, 1, 0, 2), [1, 2]],
    ['texts of one type', bytes('[$S#', 'i', 2, 'i', 1, 'a', 'i', 1, 'b'), ['a', 'b']],
    ['an object', bytes('{', 'i', 1, 'a', 'i', 7, 'i', 1, 'b', 'Z', '}'), { a: 7, b: null }],
    ['an object of a length', bytes('{#', 'i', 1, 'i', 1, 'a', 'i', 7), { a: 7 }],
    ['empty ones', bytes('[{}[]', '[#', 'i', 0, ']'), [{}, [], []]]
  ])('reads %s', (_, file, value) => {
    expect(plain(readUbjson(file))).toEqual(value);
  });

  test.each([
    ['nothing', bytes(), 'expected 1 bytes more at byte 0, got 0'],
    ['half a number', bytes('l', 0, 0), 'expected 4 bytes more at byte 1, got 2'],
    ['half a text', bytes('S', 'i', 9, 'a'), 'expected a length that fits at byte 3, got 9'],
    ['a list without an end', bytes('[', 'i', 1), 'expected 1 bytes more at byte 3, got 0'],
    ['a count beyond the file', bytes('[$L#', 'i', 3, 0, 0, 0, 0), 'expected a count that fits'],
    ['a negative count', bytes('[$l#', 'i', 0xff), 'expected a length that fits at byte 6, got -1'],
    ['a type without a count', bytes('[$l', 0), 'expected a count after a type'],
    ['no value', bytes('x'), 'expected a value at byte 1, got byte 120'],
    ['more than a value', bytes('ZZ'), 'expected the end at byte 1, got 1 bytes more'],
    ['a thousand lists in each other', bytes('['.repeat(1000)), 'expected at most 64 levels']
  ])('refuses %s', (_, file, says) => {
    expect(() => readUbjson(file)).toThrow(says);
  });
});
