import { expect, test } from 'vitest';
import { fixedLength } from '../../../src/data/audio/fixedLength';
import { resample } from '../../../src/data/audio/resample';
import { trimSilence } from '../../../src/data/audio/trimSilence';
import reference from '../../reference/audio/sounds.json';

const samplesOf = (whole: readonly number[]) => Float32Array.from(whole, (value) => value / 2 ** 15);

test.each(reference.resampled)('resample from $from to $to gives what scipy gives', ({ from, to, x, y }) => {
  const result = resample(samplesOf(x), { from, to });
  expect(result.length).toBe(y.length);
  y.forEach((value, i) => expect(result[i]).toBeCloseTo(value, 6));
});

test('resample keeps a tone that the lower rate can hold, and takes out one that it cannot', () => {
  const tone = (hz: number) => Float32Array.from({ length: 4800 }, (_, i) => Math.sin((2 * Math.PI * hz * i) / 48_000));
  const inner = (samples: Float32Array) => samples.slice(100, 1500);
  const kept = inner(resample(tone(440), { from: 48_000, to: 16_000 }));
  kept.forEach((value, i) => expect(value).toBeCloseTo(Math.sin((2 * Math.PI * 440 * (i + 100)) / 16_000), 2));
  expect(Math.max(...inner(resample(tone(12_000), { from: 48_000, to: 16_000 })).map(Math.abs))).toBeLessThan(0.005);
});

test('resample at one rate is a copy, and nothing stays nothing', () => {
  const samples = Float32Array.of(1, 2);
  const copy = resample(samples, { from: 8000, to: 8000 });
  expect(copy).toEqual(samples);
  expect(copy).not.toBe(samples);
  expect(resample(new Float32Array(), { from: 48_000, to: 8000 }).length).toBe(0);
});

test('resample refuses other samples and rates', () => {
  expect(() => resample([1] as never, { from: 8000, to: 8000 })).toThrow(
    /^resample: expected samples as a Float32Array, got \[1\]; /
  );
  expect(() => resample(new Float32Array(1), { from: 8000.5, to: 8000 })).toThrow(
    /^resample: expected from to be a whole number/
  );
  expect(() => resample(new Float32Array(1), { from: 8000 } as never)).toThrow(/^resample: expected to to be a whole number/);
});

test.each(reference.trimmed.cases)('trimSilence of what is $below dB below the loudest cuts where librosa does', (one) => {
  const { below, window, hop, start, end } = one;
  const x = samplesOf(reference.trimmed.x);
  expect(trimSilence(x, { below, window, hop })).toEqual(x.slice(start, end));
});

test('trimSilence of silence is empty, and it refuses a limit of 0 dB', () => {
  expect(trimSilence(new Float32Array(4000)).length).toBe(0);
  expect(trimSilence(new Float32Array()).length).toBe(0);
  expect(trimSilence(new Float32Array(4000).fill(1), { below: 1e-320 }).length).toBeGreaterThan(0);
  expect(() => trimSilence(new Float32Array(1), { below: 0 })).toThrow(
    /^trimSilence: expected below to be a finite number above 0/
  );
});

test('fixedLength cuts and pads at the end, or at both ends', () => {
  const x = Float32Array.of(1, 2, 3, 4);
  expect(Array.from(fixedLength(x, 3))).toEqual([1, 2, 3]);
  expect(Array.from(fixedLength(x, 6))).toEqual([1, 2, 3, 4, 0, 0]);
  expect(Array.from(fixedLength(x, 2, { keep: 'centre' }))).toEqual([2, 3]);
  expect(Array.from(fixedLength(x, 7, { keep: 'centre' }))).toEqual([0, 1, 2, 3, 4, 0, 0]);
  expect(() => fixedLength(x, 0)).toThrow(/^fixedLength: expected length to be a whole number at least 1/);
  expect(() => fixedLength(x, 2, { keep: 'end' as never })).toThrow('expected keep to be "start" or "centre", got "end"');
});
