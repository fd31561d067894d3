import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../../src/data/Dataset';
import { makeDataset } from '../../../../src/data/makeDataset';
import type { SteelLine } from '../../../../src/data/sources/simulated/steel/SteelLine';
import { steelLines } from '../../../../src/data/sources/simulated/steel/steelLines';
import { throughCamera, type ThroughCameraOptions } from '../../../../src/data/sources/simulated/throughCamera';
import { moments } from './imageStatistics';

/** Nothing but what a test sets. */
const ideal: SteelLine = { illumination: { gradient: 0 }, sensorNoise: 0, blur: 0 };
const pictures = (size: number, grey: (x: number, y: number) => number, rows = 1) =>
  makeDataset({
    name: 'pictures',
    x: Float32Array.from({ length: rows * size * size }, (_, i) => grey(i % size, Math.floor((i % (size * size)) / size))),
    y: Array.from({ length: rows }, (_, row) => row % 2),
    classes: ['good', 'bad'],
    shape: [size, size, 1]
  });
const seen = async (data: Dataset, line: SteelLine, options: ThroughCameraOptions = {}) =>
  (await throughCamera(data, { ...ideal, ...line }, { jitter: 0, ...options })).x;

describe('throughCamera', () => {
  test('an ideal line changes nothing but the number of grey values', async () => {
    const data = pictures(40, (x, y) => (x + y) / 80);
    const x = await seen(data, {});
    expect(x).toEqual(data.x.map((grey) => Math.round(255 * grey) / 255));
  });

  test('rows, labels and all else stay; the result is synthetic only if the pictures were; another seed is other noise', async () => {
    const real: Dataset = {
      ...pictures(8, () => 0.5, 4),
      groups: Int32Array.of(7, 7, 8, 9),
      source: { file: 'a.zip', sha256: '00' }
    };
    const tensors = tf.memory().numTensors;
    const out = await throughCamera(real, steelLines.b, { seed: 2 });
    expect({ ...out, x: undefined }).toEqual({ ...real, name: 'pictures, through line B', x: undefined });
    expect('synthetic' in out).toBe(false);
    expect((await throughCamera({ ...real, synthetic: true }, steelLines.b)).synthetic).toBe(true);
    expect((await throughCamera(real, steelLines.b, { seed: 2 })).x).toEqual(out.x);
    expect((await throughCamera(real, steelLines.b, { seed: 3 })).x).not.toEqual(out.x);
    expect(real.x.every((grey) => grey === 0.5)).toBe(true);
    expect(tf.memory().numTensors).toBe(tensors);
  });

  test.each([
    [0.5, 1],
    [0.125, 0.4],
    [0.9, 1.64]
  ])('the noise of a pixel of grey %d has the variance sensorNoise^2 times %d', async (grey, factor) => {
    // The grey of a flat picture is 0.2 + 1.6 grey times the noise at half of full scale.
    expect(factor).toBeCloseTo(0.2 + 1.6 * grey, 12);
    const { mean, deviation } = moments(
      await seen(
        pictures(256, () => grey),
        { sensorNoise: 0.02 }
      )
    );
    const expected = Math.sqrt(factor * 0.02 ** 2 + 1 / 255 ** 2 / 12);
    expect(Math.abs(deviation - expected)).toBeLessThan((4.5 * expected) / Math.sqrt(2 * 256 ** 2));
    expect(Math.abs(mean - grey)).toBeLessThan((4.5 * expected) / 256 + 1e-3);
  });

  test.each([
    [200, 1.2, 50],
    [64, 1.2, 50],
    [64, 0.4, 50],
    [100, 4, 200]
  ])('on %d pixels an edge is spread with the deviation blur = %d mm of a picture %d mm wide', async (size, blur, side) => {
    const x = await seen(
      pictures(size, (column) => (column < size / 2 ? 0.1 : 0.9)),
      { blur },
      { side }
    );
    const middle = Array.from(x.subarray((size / 2) * size, (size / 2 + 1) * size));
    const steps = middle.slice(1).map((grey, i) => grey - middle[i]);
    const total = steps.reduce((a, b) => a + b, 0);
    const centre = steps.reduce((sum, step, i) => sum + step * i, 0) / total;
    const variance = steps.reduce((sum, step, i) => sum + step * (i - centre) ** 2, 0) / total;
    expect(total).toBeCloseTo(0.8, 2);
    expect(Math.abs((Math.sqrt(variance) * side) / size / blur - 1)).toBeLessThan(0.04);
  });

  test('the light falls off along its angle by the gradient, about the same mean, and exposure and gamma act on all', async () => {
    const size = 80;
    const x = await seen(
      pictures(size, () => 0.5),
      { illumination: { angle: 30, gradient: 0.6 } }
    );
    const slope = (of: (i: number) => number) => {
      const places = Array.from(x, (_, i) => of(i) - (size - 1) / 2);
      return (places.reduce((sum, place, i) => sum + place * x[i], 0) / places.reduce((sum, p) => sum + p * p, 0)) * size;
    };
    const [right, down] = [slope((i) => i % size), slope((i) => Math.floor(i / size))];
    expect(Math.hypot(right, down)).toBeCloseTo(0.3, 2);
    expect((Math.atan2(-down, right) * 180) / Math.PI).toBeCloseTo(30, 0);
    expect(moments(x).mean).toBeCloseTo(0.5, 3);
    expect(
      (
        await seen(
          pictures(8, () => 0.4),
          { exposure: 1.5, gamma: 0.5 }
        )
      )[0]
    ).toBeCloseTo(Math.sqrt(0.6), 2);
    expect(
      (
        await seen(
          pictures(8, () => 0.4),
          { exposure: 4 }
        )
      )[0]
    ).toBe(1);
  });

  test('oil darkens by at most half of the film, smoothly, and takes contrast', async () => {
    const flat = await seen(
      pictures(64, () => 0.6),
      { oilFilm: 0.8 }
    );
    expect(Math.min(...flat)).toBeGreaterThanOrEqual(0.6 * 0.6 - 0.003);
    expect(Math.max(...flat)).toBeLessThan(0.601);
    expect(moments(flat).mean).toBeLessThan(0.56);
    expect(flat.every((grey, i) => i % 64 === 0 || Math.abs(grey - flat[i - 1]) < 0.05)).toBe(true);
    const checks = pictures(64, (x, y) => ((x + y) % 2 ? 0.4 : 0.6));
    const [clean, oiled] = [await seen(checks, {}), await seen(checks, { oilFilm: 0.8 })];
    const contrast = (x: Float32Array) =>
      moments(x.map((grey, i) => (i % 64 ? Math.abs(grey - x[i - 1]) / (grey + x[i - 1]) : 0))).mean;
    expect(contrast(oiled)).toBeLessThan(0.85 * contrast(clean));
  });

  test('pictures need not be square, and may come without their channel', async () => {
    const data = { ...pictures(8, () => 0.5), shape: [4, 16] };
    expect((await throughCamera(data, steelLines.b)).shape).toEqual([4, 16]);
  });

  const few = pictures(8, () => 0.5, 2);
  test.each<[Dataset, SteelLine, ThroughCameraOptions, string]>([
    [
      { ...few, shape: [8, 4, 2] },
      {},
      {},
      'throughCamera: expected rows of the shape [height, width] or [height, width, 1], got [8, 4, 2] of pictures'
    ],
    [
      { ...few, x: few.x.map((grey) => 255 * grey) },
      {},
      {},
      'throughCamera: expected grey values from 0 to 1, got 127.5 in row 0; divide bytes by 255'
    ],
    [null as never, {}, {}, 'throughCamera: data: expected a dataset, got null'],
    [few, { gamma: 0 }, {}, 'throughCamera: line: expected gamma to be a finite number at least 0.3 and at most 3, got 0'],
    [few, undefined as never, {}, 'throughCamera: expected line to be the settings of a line, got undefined'],
    [few, {}, { seed: 0.5 }, 'throughCamera: expected seed to be a whole number'],
    [few, {}, { side: 0 }, 'throughCamera: expected side to be a finite number at least 1 and at most 10000, got 0'],
    [few, {}, { seeds: 1 } as never, 'throughCamera: expected options among seed, jitter, side, onProgress, got "seeds"']
  ])('throughCamera with something wrong is refused (%#)', async (data, line, options, message) => {
    await expect(throughCamera(data, line, options)).rejects.toThrow(message);
  });
});
