import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { openNpz } from '../../../src/data/sources/npz/openNpz';
import { npyOf, type Packed, makeZipFile } from './makeZipFile';

/** Made by test/reference/data/npz.py. */
const written = join(__dirname, '../../reference/data/npz');
const { types } = JSON.parse(readFileSync(join(__dirname, '../../reference/data/npz.json'), 'utf8')) as {
  types: { [name: string]: number[] };
};
const folder = mkdtempSync(join(tmpdir(), 'stillroom-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function readArray(path: string, name: string): Promise<{ shape: number[]; type: string; numbers: number[] }> {
  const npz = await openNpz('npz: "a.npz"', path);
  let found = { shape: [] as number[], type: '' };
  const numbers: number[] = [];
  try {
    await npz.read(name, (header) => {
      found = { shape: header.shape, type: header.type };
      return (part, from) => {
        expect(from).toBe(numbers.length);
        numbers.push(...Array.from(part));
      };
    });
  } finally {
    await npz.close();
  }
  return { ...found, numbers };
}

let files = 0;
function write(bytes: Buffer): string {
  const path = join(folder, `a${files++}.npz`);
  writeFileSync(path, bytes);
  return path;
}

const bytes = npyOf('|u1', [2, 3], Uint8Array.of(1, 2, 3, 4, 5, 6));
const zipped = (change: Partial<Packed>) => write(makeZipFile([{ name: 'a.npy', bytes, ...change }]));

describe('an .npz file', () => {
  test.each(Object.keys(types))('of NumPy with numbers of type %s is read as NumPy wrote them', async (type) => {
    expect(await readArray(join(written, 'types.npz'), type)).toEqual({ shape: [3], type, numbers: types[type] });
  });

  test('keeps numbers whole that are cut between two parts', async () => {
    const { shape, numbers } = await readArray(join(written, 'types.npz'), 'grid');
    expect(shape).toEqual([100, 200]);
    expect(numbers).toEqual(Array.from({ length: 20_000 }, (_, i) => i % 251));
  });

  test('tells names and sizes from the directory, and passes over what is no array', async () => {
    const notes = { name: 'notes.txt', bytes: Buffer.from('hello') };
    const npz = await openNpz(
      'npz',
      write(makeZipFile([{ name: 'folder/', bytes: Buffer.alloc(0) }, { name: 'a.npy', bytes }, notes]))
    );
    expect([npz.names, npz.bytes('a'), npz.bytes('b')]).toEqual([['a'], bytes.length, 0]);
    await npz.close();
  });

  test('may have a comment at its end, even one that looks like an end', async () => {
    const zip = makeZipFile([{ name: 'a.npy', bytes }]);
    const comment = Buffer.concat([zip.subarray(-22), Buffer.from('a comment')]);
    zip.writeUInt16LE(comment.length, zip.length - 2);
    expect((await readArray(write(Buffer.concat([zip, comment])), 'a')).numbers).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('may be stored, not deflated', async () => {
    expect((await readArray(zipped({ packed: bytes, says: { method: 0 } }), 'a')).numbers).toEqual([1, 2, 3, 4, 5, 6]);
  });

  const header = (text: string) => {
    const length = Buffer.alloc(2);
    length.writeUInt16LE(text.length);
    return { bytes: Buffer.concat([Buffer.from('\x93NUMPY\x01\x00', 'latin1'), length, Buffer.from(text)]) };
  };
  test.each<[string, Partial<Packed>, string]>([
    ['encrypted', { says: { flags: 1 } }, 'expected open data, got an encrypted file; write it without a password'],
    ['packed in another way', { says: { method: 14 } }, 'expected stored or deflated data, got method 14'],
    ['of other bytes than were written', { says: { crc: 7 } }, 'got another checksum (CRC-32)'],
    [
      'longer than the directory says',
      { bytes: Buffer.concat([bytes, bytes]), says: { size: bytes.length } },
      'more than the 134 bytes'
    ],
    ['shorter than the directory says', { packed: deflateRawSync(bytes.subarray(0, -1)) }, 'got 133 of 134 bytes'],
    ['no deflate stream', { packed: Buffer.from('not deflated at all') }, 'expected whole data, got an error ('],
    [
      'a deflate stream without its end',
      { packed: deflateRawSync(bytes).subarray(0, -4) },
      'expected whole data, got an error ('
    ],
    [
      'a stored one of another length',
      { packed: bytes.subarray(1), says: { method: 0 } },
      'expected an array (.npy), got something else'
    ],
    [
      'elsewhere than the directory says',
      { says: { at: 3 }, packed: deflateRawSync(bytes), bytes },
      'expected whole data, got no file at 3'
    ],
    ['no array', { bytes: Buffer.from('just text') }, 'expected an array (.npy), got something else'],
    ['empty', { bytes: Buffer.alloc(0) }, 'expected an array (.npy), got 0 bytes'],
    ['only the beginning of a header', { bytes: bytes.subarray(0, 40) }, 'expected an array (.npy), got 40 bytes'],
    [
      'of a later version',
      { bytes: Buffer.from('\x93NUMPY\x04\x00\x00\x00\x00\x00', 'latin1') },
      'expected version 1, 2 or 3 of .npy, got 4.0'
    ],
    [
      'with an endless header',
      { bytes: Buffer.from('\x93NUMPY\x02\x00\xff\xff\xff\x7f', 'latin1') },
      'expected a header of at most 65536 bytes, got 2147483659'
    ],
    [
      'of a shape with more numbers',
      { bytes: npyOf('|u1', [3, 3], Uint8Array.of(1, 2, 3)) },
      'expected 9 bytes for the shape [3, 3] of u1, got 3'
    ],
    [
      'of a shape beyond all numbers',
      { bytes: npyOf('|u1', [2 ** 52, 2 ** 52], Uint8Array.of(1)) },
      'bytes for the shape [4503599627370496, 4503599627370496]'
    ],
    [
      'of a shape that is no number',
      { bytes: npyOf('|u1', [NaN], Uint8Array.of(1)) },
      'expected descr, fortran_order and shape, got "{'
    ],
    ['big-endian', { bytes: npyOf('>i4', [1], new Uint8Array(4)) }, 'got big-endian ones (>i4); save array.astype("<i4")'],
    ['of complex numbers', { bytes: npyOf('<c8', [1], new Uint8Array(8)) }, 'got c8; save array.astype'],
    ['of times', { bytes: npyOf('<M8[s]', [1], new Uint8Array(8)) }, 'expected descr, fortran_order and shape'],
    ['of Python objects', { bytes: npyOf('|O', [1], new Uint8Array(8)) }, 'got Python objects'],
    ['without an order', header(`{'descr': '|u1', 'shape': (1,)}`), 'expected descr, fortran_order and shape'],
    ['with nothing in its header', header('{}'), 'expected descr, fortran_order and shape']
  ])('whose array is %s is refused', async (_, change, message) => {
    const reading = readArray(zipped(change), 'a');
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(/^npz: "a.npz", array "a": expected [^\n]*; /);
  });

  test.each<[string, () => Buffer, string]>([
    [
      'text',
      () => Buffer.from('a,b\n1,2\n'.repeat(20)),
      'expected an .npz file (a zip of arrays), got a file that starts differently'
    ],
    ['one byte', () => Buffer.from('P'), 'got a file that starts differently'],
    ['a single array', () => readFileSync(join(written, 'single.npy')), 'got a single array (.npy)'],
    [
      'with an array twice',
      () =>
        makeZipFile([
          { name: 'a.npy', bytes },
          { name: 'a.npy', bytes }
        ]),
      'got "a.npy" twice'
    ],
    [
      'with a directory of other length',
      () => {
        const zip = makeZipFile([{ name: 'a.npy', bytes }]);
        zip.writeUInt16LE(9, zip.length - 12);
        return zip;
      },
      'expected a zip directory of 9 files, got one that is damaged at file 2'
    ],
    [
      'with an array that reaches into the directory',
      () => makeZipFile([{ name: 'a.npy', bytes, says: { packed: 10_000 } }]),
      'expected files one after the other in the zip, got "a.npy" to 10030, where the directory begins at'
    ],
    [
      'with two arrays of the same bytes',
      () =>
        makeZipFile([
          { name: 'b.npy', bytes },
          { name: 'a.npy', bytes, says: { at: 0 } }
        ]),
      'expected files one after the other in the zip, got "b.npy" to'
    ],
    [
      'with a thousand arrays in one another',
      () => makeZipFile(Array.from({ length: 1000 }, (_, i) => ({ name: `${i || 'a'}.npy`, bytes, says: { at: i } }))),
      'expected files one after the other in the zip, got "a.npy" to'
    ],
    [
      'with a directory beyond its end',
      () => {
        const zip = makeZipFile([{ name: 'a.npy', bytes }]);
        zip.writeUInt32LE(0xfffffff0, zip.length - 6);
        return zip;
      },
      'expected a zip directory inside the file'
    ]
  ])('that is %s is refused', async (_, make, message) => {
    await expect(readArray(write(make()), 'a')).rejects.toThrow(message);
  });

  test('cut off at any byte, or with any byte changed, is an error or the same numbers', async () => {
    const whole = readFileSync(join(written, 'flat.npz'));
    const name = 'train_labels';
    const { numbers } = await readArray(join(written, 'flat.npz'), name);
    for (let length = 1; length < whole.length; length++)
      await expect(readArray(write(whole.subarray(0, length)), name), `${length}`).rejects.toThrow(
        /^npz: "a.npz"[^\n]*: expected [^\n]*; /
      );
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] ^= 0xff;
      const found = await readArray(write(changed), name).catch((error: Error) => error.message);
      if (typeof found === 'string') expect(found).toMatch(/^npz: "a.npz"[^\n]*: expected [^\n]*; /);
      else expect(found.numbers).toEqual(numbers);
    }
  });

  test('that unpacks to 4 GB where it says 134 bytes is left at once, and takes no memory of that size', async () => {
    const zeros = deflateRawSync(Buffer.alloc(2 ** 20), { finishFlush: constants.Z_FULL_FLUSH });
    const packed = Buffer.concat([
      deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH }),
      ...Array<Buffer>(4096).fill(zeros)
    ]);
    const path = zipped({ packed });
    const before = process.resourceUsage().maxRSS;
    await expect(readArray(path, 'a')).rejects.toThrow('got more than the 134 bytes of its directory');
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(500);
  });

  test('is closed after a refusal', async () => {
    const path = join(folder, 'closed.npz');
    copyFileSync(join(written, 'single.npy'), path);
    for (let i = 0; i < 3000; i++) await openNpz('npz', path).catch(() => null);
    expect(process.getActiveResourcesInfo().filter((name) => name.includes('FileHandle'))).toEqual([]);
  });
});
