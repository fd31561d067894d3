import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readParquet } from '../../../src/data/tables/parquet/readParquet';
import type { ReadParquetOptions } from '../../../src/data/tables/parquet/ReadParquetOptions';
import {
  element,
  ended,
  int32s,
  list,
  makeParquetFile,
  plainTexts,
  run,
  structure,
  text,
  varint,
  whole,
  withFooter,
  zigzag,
  type ColumnOf
} from './makeParquetFile';
import { temporaryFiles } from './temporaryFiles';

const write = temporaryFiles();
const read = (bytes: Buffer, options?: ReadParquetOptions) => readParquet(write('hostile.parquet', bytes), options);
const numbers: ColumnOf = { name: 'a', pages: [{ values: 3, bytes: int32s(1, 2, 3) }] };
const dictionary = { kind: 2, values: 2, bytes: int32s(5, 6) };

/** A frame of Zstandard that repeats a zero, 128 KiB for each four bytes, and does not say how often. */
const zstdZeros = (blocks: number) =>
  Buffer.concat([
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x38]),
    ...Array.from({ length: blocks }, (_, i) => {
      const block = Buffer.alloc(4);
      block.writeUIntLE((131_072 << 3) | (1 << 1) | (i === blocks - 1 ? 1 : 0), 0, 3);
      return block;
    })
  ]);

/** Numbers as differences that are all alike. */
const same = (count: number, first: number, step = 0) =>
  Buffer.concat([
    varint(128),
    varint(1),
    varint(count),
    zigzag(first),
    ...Array.from({ length: Math.ceil((count - 1) / 128) }, () => Buffer.concat([zigzag(step), Buffer.of(0)]))
  ]);

describe('readParquet reads what is unusual and right', () => {
  test('runs longer than a page, places of no bits, a dictionary that no row points to in part', async () => {
    const places = (...parts: Buffer[]) => ({ values: 3, encoding: 8, bytes: Buffer.concat(parts) });
    for (const page of [places(Buffer.of(1), run(1000, 1)), places(Buffer.of(32), varint(200), int32s(1))]) {
      const { columns } = await read(makeParquetFile({ columns: [{ name: 'a', pages: [dictionary, page] }] }));
      expect(columns[0]).toMatchObject({ values: Float64Array.of(6, 6, 6) });
    }
    const { columns } = await read(
      makeParquetFile({
        columns: [
          { name: 'a', type: 6, pages: [{ kind: 2, values: 2, bytes: plainTexts('x', 'y') }, places(Buffer.of(0), varint(6))] }
        ]
      })
    );
    expect(columns[0]).toMatchObject({ categories: ['x'], codes: Int32Array.of(0, 0, 0) });
  });

  test('a footer with structures that nobody knows, and 3,000 columns', async () => {
    const columns = Array.from({ length: 3000 }, (_, i) => ({
      name: `c${i}`,
      pages: [{ values: 3, bytes: int32s(i, i + 1, i + 2) }]
    }));
    const table = await read(makeParquetFile({ columns }));
    expect(table.columns).toHaveLength(3000);
    expect(table.columns[2999]).toMatchObject({ name: 'c2999', values: Float64Array.of(2999, 3000, 3001) });
    const schema = [
      ended([whole(1, 1), whole(3, 0), text(4, 'a'), structure(90, list(1, 12, [ended([whole(3, 4)])]), text(2, 'x'))])
    ];
    expect((await read(makeParquetFile({ columns: [numbers], schema }))).columns[0]).toMatchObject({
      values: Float64Array.of(1, 2, 3)
    });
  });

  test('checksums that are right', async () => {
    const bytes = int32s(1, 2, 3);
    const page = { values: 3, bytes, crc: crc32(bytes) | 0 };
    expect((await read(makeParquetFile({ columns: [{ name: 'a', pages: [page] }] }))).rows).toBe(3);
  });

  test('two columns of one name where both are left out', async () => {
    const { columns } = await read(makeParquetFile({ columns: [numbers, { ...numbers, name: 'b' }, numbers] }), {
      ignore: ['a']
    });
    expect(columns.map(({ name }) => name)).toEqual(['b']);
  });
});

describe('readParquet refuses before it makes room', () => {
  const big = 2 ** 31 - 1;
  test.each<[string, Buffer, ReadParquetOptions | undefined, string]>([
    [
      'rows that take more than maxBytes',
      makeParquetFile({ rows: big, columns: [{ name: 'a', pages: [{ values: big, encoding: 8, bytes: Buffer.of(0, 2) }] }] }),
      undefined,
      'readParquet: "hostile.parquet": expected columns of at most 1073741824 bytes, got 1 columns of 2147483647 rows, which take 17179869176; give {maxBytes: 17179869176} where memory allows, or leave columns out with {ignore: [...]}'
    ],
    [
      'what the footer says that it unpacks to',
      makeParquetFile({ columns: [{ ...numbers, unpacked: 2 ** 40 }] }),
      undefined,
      'which take 1099511627776; give {maxBytes: 1099511627776}'
    ],
    [
      'a page of more values',
      makeParquetFile({
        rows: 2 ** 16,
        columns: [{ name: 'a', pages: [{ values: 2 ** 16, encoding: 8, bytes: Buffer.of(0, 2) }] }]
      }),
      { maxBytes: 2 ** 20 },
      'column "a": expected pages of at most 32768 values, a 32nd of maxBytes, got one of 65536; give {maxBytes: 2097152}'
    ],
    [
      'a page that says it unpacks to more',
      makeParquetFile({
        columns: [{ ...numbers, codec: 2, pages: [{ values: 3, bytes: gzipSync(int32s(1, 2, 3)), unpacked: 2 ** 30 }] }]
      }),
      undefined,
      'column "a": expected pages of at most 134217728 bytes unpacked, an eighth of maxBytes, got one of 1073741824; give {maxBytes: 8589934592}'
    ],
    [
      'pages that unpack to more together',
      makeParquetFile({
        columns: [
          {
            ...numbers,
            codec: 2,
            unpacked: 12,
            pages: [
              { kind: 2, values: 0, bytes: gzipSync(Buffer.alloc(0)), unpacked: 0 },
              ...Array.from({ length: 9 }, () => ({
                values: 0,
                encoding: 8,
                bytes: gzipSync(Buffer.alloc(10_000)),
                unpacked: 10_000
              }))
            ]
          }
        ]
      }),
      { maxBytes: 80_000 },
      'column "a": expected columns of at most 80000 bytes unpacked, got more; give {maxBytes: 160000}'
    ],
    [
      'texts that repeat the one before them',
      makeParquetFile({
        rows: 1001,
        columns: [
          {
            name: 'a',
            type: 6,
            pages: [
              {
                values: 1001,
                encoding: 7,
                bytes: Buffer.concat([
                  Buffer.concat([
                    varint(1024),
                    varint(1),
                    varint(1001),
                    zigzag(0),
                    zigzag(0),
                    Buffer.of(16),
                    int16s(1024, (i) => (i === 0 ? 1000 : 0))
                  ]),
                  Buffer.concat([
                    varint(1024),
                    varint(1),
                    varint(1001),
                    zigzag(1000),
                    zigzag(-1000),
                    Buffer.of(16),
                    int16s(1024, (i) => (i === 0 ? 0 : 1000))
                  ]),
                  Buffer.alloc(1000, 'x')
                ])
              }
            ]
          }
        ]
      }),
      { maxBytes: 100_000 },
      'column "a": expected columns of at most 100000 bytes unpacked, got more'
    ],
    [
      'texts of too many characters together',
      makeParquetFile({
        columns: [
          { name: 'a', type: 6, pages: [{ values: 3, bytes: plainTexts('a'.repeat(90), 'b'.repeat(90), 'c'.repeat(90)) }] }
        ]
      }),
      { maxBytes: 1000 },
      'column "a": expected pages of at most 125 bytes unpacked'
    ],
    [
      'texts of too many characters in several pages',
      makeParquetFile({
        columns: [{ name: 'a', type: 6, pages: ['a', 'b', 'c'].map((one) => ({ values: 1, bytes: plainTexts(one.repeat(90)) })) }]
      }),
      { maxBytes: 1000 },
      'column "a": expected different texts of at most 250 characters together, a quarter of maxBytes, got more; leave the column out with {ignore: ["a"]}, or give a larger maxBytes'
    ]
  ])('%s', async (_, bytes, options, message) => {
    await expect(read(bytes, options)).rejects.toThrow(message);
  });

  function int16s(count: number, value: (i: number) => number): Buffer {
    return Buffer.from(Uint16Array.from({ length: count }, (_, i) => value(i)).buffer);
  }
});

describe('readParquet says what is wrong with', () => {
  const places = (...parts: Buffer[]) => [dictionary, { values: 3, encoding: 8, bytes: Buffer.concat(parts) }];
  const one = (column: Partial<ColumnOf>) => makeParquetFile({ columns: [{ ...numbers, ...column }] });
  const page = (change: object) => one({ pages: [{ values: 3, bytes: int32s(1, 2, 3), ...change }] });
  const packed = (codec: number, bytes: Buffer, unpacked = 12) => one({ codec, pages: [{ values: 3, bytes, unpacked }] });
  const nested = (depth: number) => {
    let inner = ended([]);
    for (let i = 0; i < depth; i++) inner = ended([structure(1, inner.subarray(0, -1))]);
    return inner;
  };
  const lz4 = (...bytes: number[]) => Buffer.from(bytes);

  test.each<[string, Buffer, string]>([
    ['a place beyond the dictionary', one({ pages: places(Buffer.of(2), run(3, 2)) }), 'place 2 in a dictionary of 2'],
    ['a negative place', one({ pages: places(Buffer.of(32), varint(6), int32s(-1)) }), 'place 4294967295 in a dictionary of 2'],
    ['a number wider than its bits', one({ pages: places(Buffer.of(1), run(3, 7)) }), 'a number of 1 bits is 7'],
    [
      'places without a dictionary',
      one({ pages: places(Buffer.of(1), run(3, 0)).slice(1) }),
      'a dictionary that it does not have'
    ],
    ['places of 40 bits', one({ pages: places(Buffer.of(40), run(3, 0)) }), 'places in a dictionary have 40 bits'],
    ['runs that end too early', one({ pages: places(Buffer.of(1), run(2, 0)) }), 'a run of numbers ends too early'],
    ['a run with an endless length', one({ pages: places(Buffer.of(1), Buffer.alloc(9, 0xff)) }), 'more than five bytes'],
    ['too few values', page({ bytes: int32s(1, 2) }), 'a page ends before its values'],
    ['too many values', page({ bytes: int32s(1, 2, 3, 4) }), '4 bytes after its values'],
    ['a page of two rows', page({ values: 2, bytes: int32s(1, 2) }), '2 of 3 values'],
    ['a page of four rows', page({ values: 4, bytes: int32s(1, 2, 3, 4) }), 'more than the 3 values of its row group'],
    ['a page longer than its column', page({ packed: 10_000 }), 'a page has 10000 bytes where its column has'],
    ['a page of another unpacked size', page({ unpacked: 11 }), 'unpacks to 12 bytes where its header says 11'],
    ['an unknown encoding', page({ encoding: 4 }), 'encoding 4, which is not read'],
    ['an encoding of texts for numbers', page({ encoding: 7 }), 'values of type INT32 have encoding 7'],
    ['a wrong checksum', page({ crc: 5 }), 'a page has another checksum (CRC-32) than it was written with'],
    [
      'a page without a checksum',
      one({
        pages: [
          { values: 1, bytes: int32s(1), crc: crc32(int32s(1)) | 0 },
          { values: 2, bytes: int32s(2, 3) }
        ]
      }),
      'a page has no checksum (CRC-32) where others have one'
    ],
    [
      'levels beyond the page',
      one({ isOptional: true, pages: [{ values: 3, bytes: int32s(500, 2, 3) }] }),
      'ends inside its levels'
    ],
    [
      'levels in the old way',
      one({ isOptional: true, pages: [{ values: 3, levelEncoding: 4, bytes: int32s(1, 2, 3) }] }),
      'in an old way'
    ],
    [
      'differences in parts of nothing',
      page({ encoding: 5, bytes: Buffer.concat([varint(128), varint(0), varint(3), zigzag(1)]) }),
      'in 0 parts of 128'
    ],
    [
      'differences in endless parts',
      page({ encoding: 5, bytes: Buffer.concat([varint(2 ** 31), varint(1), varint(3), zigzag(1)]) }),
      'parts of 2147483648'
    ],
    [
      'differences of another count',
      page({ encoding: 5, bytes: same(2 ** 30, 1).subarray(0, 40) }),
      'a page has 1073741824 numbers where 3 are expected'
    ],
    ['GZIP with more', packed(2, gzipSync(Buffer.alloc(1e6))), 'expected whole Parquet data, got an error ('],
    ['GZIP that is none', packed(2, deflateRawSync(int32s(1, 2, 3))), 'got an error (incorrect header check)'],
    ['Zstandard with more', packed(6, zstdZeros(500)), 'a page unpacks to more than the 12 bytes that its header says'],
    [
      'Zstandard with a huge window',
      packed(6, Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0xf8, 1, 0, 0])),
      'asks for a window of 2199023255552 bytes'
    ],
    ['Zstandard that is none', packed(6, int32s(1, 2, 3)), 'not packed with Zstandard'],
    ['two frames of Zstandard', packed(6, Buffer.concat([zstdZeros(1), zstdZeros(1)])), 'bytes after its end'],
    [
      'Snappy with more',
      packed(1, Buffer.concat([varint(2 ** 30), Buffer.of(0, 1)])),
      'a page unpacks to 1073741824 bytes where its header says 12'
    ],
    [
      'Snappy that is cut off',
      packed(1, Buffer.concat([varint(12), Buffer.of(0x10, 1)])),
      'expected whole Parquet data, got an error ('
    ],
    ['LZ4 with more', packed(7, lz4(0xf0, 255, 255, 0)), 'packed with LZ4 has more bytes than it says'],
    ['LZ4 that repeats nothing', packed(7, lz4(0x10, 1, 9, 0)), 'repeats bytes that it does not have'],
    ['LZ4 that is cut off', packed(7, lz4(0x10, 1)), 'a page unpacks to 1 bytes where its header says 12'],
    ['LZO', packed(3, int32s(1)), 'packed with LZO, which is not read; write it with'],
    ['a column chunk elsewhere', one({ start: 10_000 }), 'a column chunk ends at'],
    [
      'column chunks of the same bytes',
      makeParquetFile({ columns: [numbers, { ...numbers, name: 'b', start: 4 }] }),
      'before another one ends'
    ],
    ['an unknown codec', one({ codec: 9 }), 'unknown type or codec'],
    [
      'another type than the schema says',
      makeParquetFile({ columns: [{ ...numbers, type: 4 }], schema: [element(numbers)] }),
      'said to be INT32 and FLOAT'
    ],
    [
      'data of another column',
      makeParquetFile({ columns: [numbers], schema: [element({ ...numbers, name: 'b' })] }),
      'its data are those of column "a"'
    ],
    ['other row counts', makeParquetFile({ groupRows: 4, columns: [numbers] }), 'its row groups have 4 of 3 rows'],
    ['values unlike the rows', one({ values: 9 }), '9 of 3 values'],
    ['a schema with too many children', makeParquetFile({ columns: [numbers], children: 2 ** 31 }), 'its schema ends too early'],
    [
      'a schema with too few',
      makeParquetFile({ columns: [numbers], children: 0 }),
      'its schema has 1 elements, of which 0 are columns'
    ],
    [
      'a schema of 20,000 levels',
      makeParquetFile({
        columns: [numbers],
        children: 1,
        schema: [...Array.from({ length: 20_000 }, () => ended([text(4, 'a'), whole(5, 1)])), element(numbers)]
      }),
      'column "a": expected a column of numbers, dates, texts or booleans, got a nested one (structures)'
    ],
    ['a footer nested 50,000 deep', withFooter([], nested(50_000)), 'nested more than 24 deep'],
    ['a list of two billion', withFooter([], ended([list(2, 12, [], 2 ** 31)])), 'it ends inside a structure'],
    [
      'a text of two billion',
      withFooter([], Buffer.concat([Buffer.of(8), zigzag(6), varint(2 ** 31), Buffer.of(0)])),
      'it ends inside a structure'
    ],
    [
      'an endless number',
      withFooter([], Buffer.concat([Buffer.of(6), zigzag(3), Buffer.alloc(40, 0xff)])),
      'more than ten bytes'
    ],
    ['an empty footer', withFooter([], Buffer.of(0)), 'the number of rows is not a whole number'],
    [
      'a footer longer than the file',
      Buffer.concat([Buffer.from('PAR1'), int32s(2 ** 30), Buffer.from('PAR1')]),
      'its end has 1073741824 of 12 bytes'
    ]
  ])('%s', async (_, bytes, message) => {
    const reading = read(bytes);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(/^readParquet: "hostile\.parquet"[^\n]*: expected [^\n]*, got [^\n]*; /);
  });

  test('columns that it does not read, with what to do', async () => {
    const bytes = (value: string) => plainTexts(value, value, value);
    const binary = one({
      type: 6,
      pages: [{ values: 3, bytes: Buffer.concat([plainTexts('ab', 'c'), int32s(3), Buffer.from([0xff, 0xd8, 0xff])]) }]
    });
    await expect(read(binary)).rejects.toThrow(
      'readParquet: "hostile.parquet", column "a", row 2: expected text in UTF-8, got binary data (3 bytes, ff d8 ff); leave it out with {ignore: ["a"]}'
    );
    const asText = [whole(1, 6), whole(3, 0), text(4, 'a'), whole(6, 0)];
    const damaged = one({
      type: 6,
      schema: asText,
      pages: [{ values: 3, bytes: Buffer.concat([int32s(1), Buffer.of(0xff), plainTexts('a', 'b')]) }]
    });
    await expect(read(damaged)).rejects.toThrow('column "a", row 0: expected text in UTF-8, got other bytes (1 bytes, ff)');
    const bson = one({
      type: 6,
      schema: [whole(1, 6), whole(3, 0), text(4, 'a'), whole(6, 20)],
      pages: [{ values: 3, bytes: bytes('x') }]
    });
    await expect(read(bson)).rejects.toThrow('got one of BSON; leave it out with {ignore: ["a"]}');
    const fixed = one({ type: 7, schema: [whole(1, 7), whole(2, 4), whole(3, 0), text(4, 'a')] });
    await expect(read(fixed)).rejects.toThrow('got one of binary data of fixed length; leave it out with {ignore: ["a"]}');
  });

  test('names that two columns have, or none', async () => {
    await expect(
      read(makeParquetFile({ columns: [numbers, { ...numbers, name: 'b' }, { ...numbers, name: 'a ' }] }))
    ).rejects.toThrow(
      'readParquet: "hostile.parquet": expected every column to have a different name, got "a" for columns 1 and 3; rename one where the file is written, or leave both out with {ignore: ["a"]}'
    );
    await expect(read(one({ name: ' ' }))).rejects.toThrow(
      'expected every column to have a name, got none for column 1 of 1; write'
    );
  });

  test('data that are encrypted, or in another file', async () => {
    await expect(read(one({ chunk: [structure(8)] }))).rejects.toThrow(
      'column "a": expected its data in the file, got encrypted data; write it as one file without encryption, or leave it out with {ignore: ["a"]}'
    );
    const meta = structure(
      3,
      whole(1, 1),
      list(3, 8, [Buffer.from('\x01a')]),
      whole(4, 0),
      whole(5, 3),
      whole(6, 9),
      whole(7, 9),
      whole(9, 4)
    );
    await expect(read(one({ chunk: [text(1, 'other.parquet'), meta] }))).rejects.toThrow('got the name of another file; write');
  });
});
