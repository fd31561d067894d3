import { describe, expect, test } from 'vitest';
import { readPickle } from '../../../src/data/sources/pickle/readPickle';
import type { Pickled } from '../../../src/data/sources/pickle/Pickled';

const read = (...parts: (string | number[] | Buffer)[]) =>
  readPickle(
    'cifar: "a"',
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin1(part) : Buffer.from(part)))),
    'get it again'
  );
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const start = [0x80, 4];
const long = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
/** NumPy's array of two bytes, up to its state. */
const array = 'cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\x85U\x01b\x87R';
const dtype = 'cnumpy\ndtype\nU\x02u1K\0K\x01\x87R';
const inForm = /^Error: cifar: "a": expected [^\n]*, got [^\n]*; get it again$/;

describe('readPickle', () => {
  test('reads numbers, texts, lists, tuples and dictionaries of every width', () => {
    const value = read(
      [0x80, 5, 0x95, 2, ...Buffer.alloc(7)],
      '(NJ\xfe\xff\xff\xffK\xffM\xff\xff',
      [0x88, 0x89, 0x8a, 0, 0x8a, 2, 0, 0x80, 0x8a, 1, 5],
      'T\x02\0\0\0\xff\xfeU\x01aB\x01\0\0\0bC\x01cX\x02\0\0\0\xc3\xa4',
      [0x8c, 1, 0x65, 0x8d, 1, 0, 0, 0, 0, 0, 0, 0, 0x66, 0x8e, 1, 0, 0, 0, 0, 0, 0, 0, 0x67, 0x96, 0, 0, 0, 0, 0, 0, 0, 0],
      ')]K\x01a(K\x02K\x03e}U\x01kK\x01s(U\x01lK\x02u',
      'K\x01\x85K\x01K\x02\x86K\x01K\x02K\x03\x87',
      't.'
    );
    const bytes = (text: string) => ({ kind: 'bytes', bytes: latin1(text) });
    const texts = (text: string) => ({ kind: 'text', bytes: Buffer.from(text) });
    const tuple = (...items: Pickled[]) => ({ kind: 'tuple', items });
    expect(value).toEqual(
      tuple(
        ...([null, -2, 255, 65_535, true, false, 0, -32_768, 5] as Pickled[]),
        ...([
          bytes('\xff\xfe'),
          bytes('a'),
          bytes('b'),
          bytes('c'),
          texts('ä'),
          texts('e'),
          texts('f'),
          bytes('g'),
          bytes('')
        ] as Pickled[]),
        ...([tuple() as Pickled, { kind: 'list', items: [1, 2, 3] }] as Pickled[]),
        {
          kind: 'dict',
          entries: new Map([
            ['k', 1],
            ['l', 2]
          ])
        },
        ...([tuple(1), tuple(1, 2), tuple(1, 2, 3)] as Pickled[])
      )
    );
  });

  test('reads values that come again, by number and in turn', () => {
    const value = read(start, '(K\x07q\x05K\x08r\x00\x01\x00\x00K\x09', [0x94], 'h\x05j\x00\x01\x00\x00h\x02t.') as {
      items: Pickled[];
    };
    expect(value.items).toEqual([7, 8, 9, 7, 8, 9]);
  });

  test('reads an array of unsigned bytes, and one by way of its buffer', () => {
    const filled = { kind: 'array', shape: [1, 2], isFortran: false, bytes: latin1('xy') };
    expect(read(start, array, '(K\x01K\x01K\x02\x86', dtype, '\x89U\x02xytb.')).toEqual(filled);
    expect(
      read(start, array, '(K\x01K\x01K\x02\x86', dtype, '(K\x03U\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb\x89U\x02xytb.')
    ).toEqual(filled);
    expect(read(start, 'cnumpy._core.numeric\n_frombuffer\n(C\x02xy', dtype, 'K\x01K\x02\x86U\x01FtR.')).toEqual({
      ...filled,
      isFortran: true
    });
  });

  test('reads bytes that Python 3 wrote as text', () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    const written = Buffer.from(all.toString('latin1'));
    expect(read(start, 'c_codecs\nencode\nX', long(written.length), written, 'X\x06\0\0\0latin1\x86R.')).toEqual({
      kind: 'bytes',
      bytes: new Uint8Array(all)
    });
    expect(() => read(start, 'c_codecs\nencode\nX\x03\0\0\0\u00e2\u0082\u00acX\x06\0\0\0latin1\x86R.')).toThrow(
      'that is to be bytes and has other characters'
    );
  });

  test('each of the 256 instructions, alone and with values before it, is read or refused in words', () => {
    let refused = 0;
    for (let code = 0; code < 256; code++)
      for (const before of [
        '',
        'N',
        'K\x01K\x02',
        '(',
        '(NN',
        ']N',
        '}NN',
        '](NN',
        '}(U\x01aNU\x01bN',
        array,
        `${array}(`,
        `${dtype})`,
        'cnumpy\ndtype\n)'
      ])
        for (const after of ['', '.', 'a\nb\n.', '\xff\xff\xff\xff\xff\xff\xff\xff.', '\0\0\0\0\0\0\0\0\0.'])
          try {
            read(start, before, [code], after);
          } catch (error) {
            refused++;
            expect(String(error)).toMatch(inForm);
          }
    expect(refused).toBeGreaterThan(10_000);
  });

  test.each([
    ['os', 'system'],
    ['posix', 'system'],
    ['builtins', 'eval'],
    ['__builtin__', 'getattr'],
    ['numpy', 'load'],
    ['numpy.core.multiarray', 'scalar'],
    ['numpy', 'ndarray.tofile'],
    ['toString', ''],
    ['__proto__', 'constructor'],
    ['_codecs', 'decode']
  ])('refuses the function %s.%s, by either way to name it', (module, name) => {
    const text = (of: string) => `\x8c${String.fromCharCode(of.length)}${of}`;
    for (const named of [`c${module}\n${name}\n`, `${text(module)}${text(name)}\x93`])
      expect(() => read(start, named, '(U\x02idtR.')).toThrow(
        `got a call of "${module}.${name}", which is not made and could run any code`
      );
  });

  test.each<[string, (string | number[] | Buffer)[], string]>([
    ['nothing', [], 'an empty file'],
    ['protocol 0', ['(dp0\n.'], 'a file that begins with 0x28 ("(")'],
    ['a web page', ['<html>'], 'a file that begins with 0x3c'],
    ['protocol 1', [[0x80, 1], 'N.'], 'protocol 1, none of 2 to 5'],
    ['protocol 6', [[0x80, 6], 'N.'], 'protocol 6, none of 2 to 5'],
    ['two beginnings', [start, start, 'N.'], 'a second beginning'],
    ['no end', [start, 'N'], 'one that is cut off: 0 bytes where 1 follow'],
    ['more after the end', [start, 'N.N.'], '2 bytes after its end'],
    ['a frame beyond the end', [start, [0x95, 9, 0, 0, 0, 0, 0, 0, 0], 'N.'], 'one that is cut off: 2 bytes where 9 follow'],
    ['a frame in a frame', [start, [0x95, 12, 0, 0, 0, 0, 0, 0, 0, 0x95, 1, 0, 0, 0, 0, 0, 0, 0], 'NNN.'], 'a frame in a frame'],
    [
      'a frame that ends in an instruction',
      [start, [0x95, 1, 0, 0, 0, 0, 0, 0, 0], 'K\x01.'],
      'an instruction that is longer than its frame'
    ],
    ['a function named by bytes', [start, 'U\x05numpyU\x05dtype\x93.'], 'bytes in the place of a name'],
    ['two values', [start, 'NN.'], 'more values than one'],
    ['an open list', [start, 'N(N.'], 'more values than one'],
    ['an end without a value', [start, '.'], 'a value that is missing'],
    ['a value taken from below a mark', [start, 'N(\x85.'], 'a value that is missing'],
    ['a tuple without a mark', [start, 'Nt.'], 'an end without a beginning'],
    ['a value that never came', [start, 'h\x03.'], 'a value that has not come before'],
    ['items for a tuple', [start, ')Na.'], 'items for a tuple of 0'],
    ['entries for a list', [start, ']NNs.'], 'entries for a list of 0'],
    ['a key without a value', [start, '}(Nu.'], 'a key without a value'],
    ['a number as a key', [start, '}K\x01Ns.'], '1 in the place of a name'],
    ['a key twice', [start, '}(U\x01aNC\x01aNu.'], 'the key "a" twice'],
    ['a long key', [start, '}T', long(300), Buffer.alloc(300, 97), 'Ns.'], 'bytes in the place of a name'],
    ['a long name of a function', [start, 'c', Buffer.alloc(300, 97), '\nb\n.'], 'a name without an end'],
    ['a number of many bytes', [start, [0x8a, 200], Buffer.alloc(200), '.'], 'a number beyond all that is needed'],
    ['a text that is not UTF-8', [start, 'X\x01\0\0\0\xff.'], 'a text that is not UTF-8'],
    ['a call of a number', [start, 'K\x01)R.'], 'a call of 1'],
    ['a call with a list', [start, 'cnumpy\ndtype\n]R.'], 'a call with a list of 0'],
    ['a call of an array', [start, array, ')R.'], 'a call of an array of shape [0]'],
    ['a type of objects', [start, 'cnumpy\ndtype\nU\x01OK\0K\x01\x87R.'], 'an array of type "O" in the place of "u1"'],
    [
      'a type with fields',
      [start, dtype, '(K\x03U\x01|N(U\x01at}J\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb.'],
      'a type of numbers that is not plain'
    ],
    [
      'an array of another class',
      [start, array.replace('ndarray', 'dtype'), '.'],
      'a call with other values than those of an array'
    ],
    ['a state for a list', [start, ')](K\x01tb.'], 'a state for a list of 0'],
    ['a state that is no tuple', [start, array, ']b.'], 'an array with a state of another form, a list of 0'],
    ['numbers that come twice', [start, array, `(K\x01K\x01\x85${dtype}\x89U\x01xtb(tb.`], 'an array whose numbers come twice'],
    ['more numbers than bytes', [start, array, `(K\x01K\x03\x85${dtype}\x89U\x01xtb.`], '1 bytes for an array of shape [3]'],
    [
      'a shape beyond all numbers',
      [start, array, `(K\x01(${'J\xff\xff\xff\x7f'.repeat(8)}t${dtype}\x89U\x01xtb.`],
      '1 bytes for an array of shape [2147483647, 2147483647,'
    ],
    [
      'a shape below zero',
      [start, array, `(K\x01J\xff\xff\xff\xff\x85${dtype}\x89U\0tb.`],
      'a tuple of 1 as the shape of an array'
    ],
    [
      'a shape of many sizes',
      [start, array, `(K\x01(${'K\x01'.repeat(5000)}t${dtype}\x89U\x01xtb.`],
      'a tuple of 5000 as the shape of an array'
    ],
    ['a type that is a list', [start, array, '(K\x01K\x01\x85]\x89U\x01xtb.'], 'a list of 0 as the type of an array'],
    ['numbers that are a list', [start, array, `(K\x01K\x01\x85${dtype}\x89]tb.`], 'a list of 0 as the numbers of an array'],
    [
      'another order',
      [start, 'cnumpy.core.numeric\n_frombuffer\n(C\x01x', dtype, 'K\x01\x85U\x01KtR.'],
      'a call with other values'
    ],
    ['another encoding', [start, 'c_codecs\nencode\nX\x01\0\0\0aX\x05\0\0\0utf-8\x86R.'], 'a call with other values']
  ])('refuses %s', (_title, parts, got) => {
    expect(() => read(...parts)).toThrow(`cifar: "a": expected a pickle of numbers, texts and arrays of bytes, got ${got}`);
    try {
      read(...parts);
    } catch (error) {
      expect(String(error)).toMatch(inForm);
    }
  });

  test.each(['T', 'B', 'X'])('4 GB that %s declares take no memory', (code) => {
    expect(() => read(start, code, [255, 255, 255, 255], 'abc.')).toThrow(
      'one that is cut off: 4 bytes where 4294967295 follow (byte 2)'
    );
  });

  test.each([0x8d, 0x8e, 0x96])('2^64 bytes that instruction %d declares take no memory', (code) => {
    expect(() => read(start, [code], Buffer.alloc(8, 255), 'abc.')).toThrow(
      'one that is cut off: 4 bytes where 18446744073709552000 follow'
    );
  });

  test('a list in itself and a dictionary in itself are read without a look into them, and named in errors by their kind', () => {
    const list = read(start, ']q\0h\0a.') as { items: unknown[] };
    expect(list.items[0]).toBe(list);
    const dict = read(start, '}q\0U\x01ah\0s.') as { entries: Map<string, unknown> };
    expect(dict.entries.get('a')).toBe(dict);
    expect(() => read(start, ']q\0h\0ah\0R.')).toThrow('got a call with a list of 1');
  });

  test('a file of instructions alone is refused before it fills the memory', () => {
    for (const one of [']', '}', '(', 'N', 'K\x01', ']\x94', 'cnumpy\ndtype\n', 'X\0\0\0\0'])
      expect(() => read(start, Buffer.from(one.repeat(100_000), 'latin1'), '.')).toThrow('instructions (byte ');
  });

  test('a text that is made bytes again and again is refused', () => {
    const text = Buffer.concat([
      latin1('X'),
      long(50_000),
      Buffer.alloc(50_000, 97),
      latin1('q\0X\x06\0\0\0latin1q\x01c_codecs\nencode\nq\x02')
    ]);
    expect(() => read(start, '(', text, 'h\x02h\0h\x01\x86R'.repeat(3), 't.')).toThrow(
      'the same text made bytes again and again'
    );
  });

  test('four thousand lists, each in the next, are read', () => {
    expect(read(start, ']'.repeat(4000), 'a'.repeat(3999), '.')).toMatchObject({ kind: 'list' });
  });
});
