import { execFileSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWav } from '../../../src/data/audio/readWav';
import reference from '../../reference/audio/sounds.json';
import { fc, fuzzTimes } from '../../seededFastCheck';
import { makeWavFile } from './makeWavFile';

test.each(reference.files)('readWav of $name gives the samples that soundfile gives', async ({ bytes, rate, samples }) => {
  const wav = await readWav(Buffer.from(bytes, 'base64'));
  expect(wav).toMatchObject({ rate, missingBytes: 0 });
  expect(wav.samples.length).toBe(samples.length);
  samples.forEach((sample, i) => expect(wav.samples[i]).toBeCloseTo(sample, 6));
});

test('readWav(path) reads the same from a file, in pieces', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'wav-')), 'long.wav');
  const samples = Array.from({ length: 1_200_001 }, (_, i) => Math.floor(2 ** 14 * Math.sin(i)) / 2 ** 15);
  await writeFile(path, makeWavFile({ samples, rate: 48_000 }));
  const wav = await readWav(path);
  expect(wav.samples).toEqual(Float32Array.from(samples));
  expect(wav.format).toEqual({ kind: 'integer', bits: 16, channels: 1 });
});

test.each([
  ['0', 0, 0, 4],
  ['4 GB', 0xffffffff, 0, 4],
  ['as espeak-ng leaves it', 0x7ffff000, 0, 4],
  ['too much', 100, 92, 4],
  ['less than there is', 4, 0, 2]
])('a size of the data that is %s is not believed beyond the file', async (_, dataSize, missingBytes, count) => {
  const wav = await readWav(makeWavFile({ dataSize }));
  expect(wav.missingBytes).toBe(missingBytes);
  expect(wav.samples.length).toBe(count);
});

test('a file that is cut off within a sample loses that sample, and says what is missing', async () => {
  const wav = await readWav(makeWavFile({ cut: 3 }));
  expect(Array.from(wav.samples)).toEqual([0, 0.5]);
  expect(wav.missingBytes).toBe(3);
});

test('chunks of odd sizes are passed over, with their padding and without', async () => {
  const odd = (padded: boolean) => ({ id: 'LIST', bytes: Buffer.from('abc'), padded });
  for (const padded of [true, false]) {
    const { samples } = await readWav(
      makeWavFile({ before: [odd(padded), { id: 'bext', bytes: Buffer.alloc(40) }, odd(padded)] })
    );
    expect(Array.from(samples)).toEqual([0, 0.5, -0.5, 0.25]);
  }
});

test.each([
  ['an empty file', Buffer.alloc(0), /expected a WAV file, got an empty file; get the file again$/],
  ['an MP3 file', Buffer.from('ID3 and much more'), /got an MP3 file; convert it: ffmpeg/],
  ['a web page', Buffer.from('<!DOCTYPE html> <html>'), /got a web page; get the file again$/],
  ['another file', Buffer.from('Hello, this is text'), /got another file that begins with 48656c6c; /],
  ['a coding of few bits', makeWavFile({ tag: 0x11 }), /expected plain numbers, got IMA ADPCM; convert it/],
  ['a rate of 0', makeWavFile({ rate: 0 }), /expected 100 to 384,000 samples a second, got 0; /],
  ['no channel', makeWavFile({ channels: 0 }), /expected 1 to 64 channels, got 0; /],
  ['no samples', makeWavFile({ samples: [] }), /expected samples, got none \(0 bytes of data\); /],
  ['no data', makeWavFile().subarray(0, 36), /expected a chunk "data", got the end of the file; /],
  ['a header alone', makeWavFile().subarray(0, 12), /expected a chunk "fmt ", got the end of the file; /]
])('readWav says what is wrong: %s', async (_, bytes, message) => {
  await expect(readWav(bytes)).rejects.toThrow(message);
});

test('readWav refuses samples that are no numbers, too many samples, and what is no file', async () => {
  const bytes = Buffer.from(reference.files.find(({ name }) => name === 'WAV DOUBLE 1')!.bytes, 'base64');
  bytes.writeDoubleLE(NaN, bytes.length - 16);
  await expect(readWav(bytes)).rejects.toThrow('expected finite samples, got NaN at sample 35; get the file again');
  await expect(readWav(makeWavFile(), { mostSamples: 3 })).rejects.toThrow(
    'expected at most 3 samples, got 4, 0 seconds; cut it'
  );
  await expect(readWav('missing.wav')).rejects.toThrow(
    'readWav: expected a WAV file at "missing.wav", got nothing; look at the path'
  );
  await expect(readWav(tmpdir())).rejects.toThrow('got a folder; look at the path');
  await expect(readWav(7 as never)).rejects.toThrow(
    'readWav: expected the path of a WAV file or its bytes, got 7; give one of them'
  );
});

test('readWav waits for no pipe', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'wav-')), 'pipe.wav');
  execFileSync('mkfifo', [path]);
  await expect(readWav(path)).rejects.toThrow('got a pipe or a device; look at the path');
});

test('readWav of changed files gives samples that fit them, or an error of its own', async () => {
  const whole = reference.files.map(({ bytes }) => Buffer.from(bytes, 'base64'));
  const change = fc.record({
    at: fc.nat(90),
    to: fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 127, 128, 255)),
    run: fc.integer({ min: 1, max: 4 })
  });
  const file = fc.record({
    of: fc.nat(whole.length - 1),
    changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    cut: fc.oneof(fc.constant(0), fc.nat(200))
  });
  await fc.assert(
    fc.asyncProperty(file, async ({ of, changes, cut }) => {
      const bytes = Buffer.from(whole[of].subarray(0, whole[of].length - cut));
      for (const { at, to, run } of changes) bytes.subarray(at, at + run).fill(to);
      const read = await readWav(bytes).catch((error: Error) => error);
      if (read instanceof Error) return void expect(read.message).toMatch(/^readWav: expected .+, got .+; .+/s);
      expect(read.samples.length).toBeLessThanOrEqual(bytes.length);
      expect(read.samples.every(Number.isFinite)).toBe(true);
      expect(read.missingBytes).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 2000 * fuzzTimes }
  );
});
