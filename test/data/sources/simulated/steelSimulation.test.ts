import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../../src/stats/createRandom';
import { defects, type SteelDefect } from '../../../../src/data/sources/simulated/steel/defects';
import { overlap } from '../../../../src/data/sources/simulated/steel/computeEdgeCoverage';
import { pixelGrid } from '../../../../src/data/sources/simulated/steel/PixelGrid';
import { blurImage } from '../../../../src/data/sources/simulated/steel/blurImage';
import { generateRolledTexture } from '../../../../src/data/sources/simulated/steel/generateRolledTexture';
import { generateNoiseField } from '../../../../src/data/sources/simulated/steel/generateNoiseField';
import { shadeSurface } from '../../../../src/data/sources/simulated/steel/shadeSurface';
import { apart, leastChange, moments, structureTensor } from './imageStatistics';

/** Made by test/reference/data/steelImaging.py. */
const reference = JSON.parse(readFileSync(join(__dirname, '../../../reference/data/steelImaging.json'), 'utf8')) as {
  image: number[];
  blurred: Record<string, number[]>;
  surface: { height: number[]; albedo: number[]; pitch: number; angle: number; elevation: number };
  shaded: number[];
};
const clean = { strength: 0, length: 20 };

describe('the steel', () => {
  test.each([
    [64, 0],
    [64, 60],
    [64, 90],
    [200, 35],
    [200, 150],
    [200, -90]
  ])(
    'on %d pixels its grain runs along the rolling direction of %d degrees, by the structure tensor of its pictures',
    (size, degrees) => {
      const tensor: [number, number, number] = [0, 0, 0];
      for (let seed = 0; seed < 6; seed++) {
        const surface = generateRolledTexture(pixelGrid(size, size, degrees), { strength: 5, length: 20 }, createRandom(seed));
        const light = shadeSurface(surface, { angle: degrees + 90, elevation: 55, gradient: 0 });
        // Differences of neighbouring pixels measure steep slopes too low: slopes are taken of a smoothed picture.
        blurImage(light, size, size, 1.5);
        structureTensor(light, size).forEach((value, i) => (tensor[i] += value));
      }
      expect(apart(leastChange(tensor), degrees)).toBeLessThan(3);
    }
  );

  test('its height has about the strength as root mean square, whatever the number of pixels, and none with a strength of 0', () => {
    for (const size of [64, 200]) {
      const heights = Array.from({ length: 30 }, (_, seed) =>
        moments(generateRolledTexture(pixelGrid(size, size, 20), { strength: 8, length: 10 }, createRandom(seed)).height)
      );
      const square = moments(heights.map(({ mean, deviation }) => mean ** 2 + deviation ** 2)).mean;
      expect(Math.sqrt(square)).toBeGreaterThan(0.75 * 8);
      expect(Math.sqrt(square)).toBeLessThan(1.15 * 8);
    }
    expect(generateRolledTexture(pixelGrid(64, 64, 0), clean, createRandom(1)).height.every((height) => height === 0)).toBe(true);
  });

  test('smooth noise has mean 0 and variance 1, and is the same on more pixels', () => {
    const fields = Array.from({ length: 60 }, (_, seed) =>
      generateNoiseField(pixelGrid(40, 40, 30), 6, 4, createRandom(seed), 1)
    );
    const all = moments(fields.flatMap((field) => Array.from(field)));
    expect(Math.abs(all.mean)).toBeLessThan(0.05);
    expect(Math.abs(all.deviation - 1)).toBeLessThan(0.05);
    // The middle of every third pixel of 192 is that of a pixel of 64.
    const [coarse, fine] = [64, 192].map((size) => generateNoiseField(pixelGrid(size, size, 30), 12, 9, createRandom(5)));
    const same = coarse.map((_, i) => fine[(3 * Math.floor(i / 64) + 1) * 192 + 3 * (i % 64) + 1]);
    expect(Math.max(...coarse.map((value, i) => Math.abs(value - same[i])))).toBeLessThan(0.01);
  });
});

describe('the defects', () => {
  const drawn = (kind: SteelDefect, severity: number, seed: number, degrees = 0) => {
    const surface = generateRolledTexture(pixelGrid(100, 100, degrees), clean, createRandom(seed));
    const before = surface.albedo.slice();
    defects[kind](surface, severity, createRandom(seed + 100));
    return { ...surface, change: surface.albedo.map((value, i) => value / before[i]) };
  };
  const seeds = [...Array(12).keys()];

  test.each(Object.keys(defects) as SteelDefect[])(
    '%s changes reflectance where it covers the steel and nowhere else',
    (kind) => {
      for (const seed of seeds) {
        const { cover, change, height } = drawn(kind, 0.7, seed);
        expect(cover.some((share) => share > 0.3)).toBe(true);
        const sound = (share: number, i: number) => share === 0 && Math.abs(change[i] - 1) < 1e-6;
        expect(cover.every((share, i) => (share > 0 && share <= 1) || sound(share, i))).toBe(true);
        expect(height.every((value) => value === 0)).toBe(kind === 'patches');
      }
    }
  );

  test.each<[SteelDefect, number]>([
    ['inclusion', 0],
    ['inclusion', 60],
    ['rolled-in scale', 0],
    ['rolled-in scale', 60]
  ])('%s is drawn out along a rolling direction of %d degrees', (kind, degrees) => {
    const tensor: [number, number, number] = [0, 0, 0];
    for (const seed of seeds)
      structureTensor(drawn(kind, 0.8, seed, degrees).cover, 100).forEach((value, i) => (tensor[i] += value));
    expect(apart(leastChange(tensor), degrees)).toBeLessThan(10);
  });

  test('scratches run across the rolling direction in about three of four patches, else along it', () => {
    const across = [...Array(60).keys()].filter((seed) => {
      const tensor = structureTensor(drawn('scratches', 0.5, seed).cover, 100);
      return apart(leastChange(tensor), 90) < 45;
    });
    expect(across.length).toBeGreaterThan(33);
    expect(across.length).toBeLessThan(57);
  });

  test('cracks and pits are dark and below the steel; scratches are grooves with raised borders', () => {
    for (const seed of seeds) {
      for (const kind of ['crazing', 'pitted surface'] as const) {
        const { change, height } = drawn(kind, 0.6, seed);
        expect(Math.max(...change)).toBeLessThanOrEqual(1.000001);
        expect(Math.max(...height)).toBeLessThanOrEqual(0);
      }
      const { height } = drawn('scratches', 0.8, seed);
      expect(Math.min(...height)).toBeLessThan(-5);
      expect(Math.max(...height)).toBeGreaterThan(1);
    }
  });

  test('overlap(distance, width, pitch) is the share of a pixel that a line covers', () => {
    expect([overlap(0, 0.5, 1), overlap(0, 3, 1), overlap(0.5, 1, 1), overlap(2, 1, 1), overlap(-0.5, 1, 1)]).toEqual([
      0.5, 1, 0.5, 0, 0.5
    ]);
  });
});

describe('light and lens', () => {
  test.each(['0.8', '1.7'])('blurImage of deviation %s equals SciPy', (deviation) => {
    const image = Float32Array.from(reference.image);
    blurImage(image, 11, 14, Number(deviation));
    reference.blurred[deviation].forEach((value, i) => expect(image[i]).toBeCloseTo(value, 6));
  });

  test('shade(surface, light) equals the documented formula by NumPy', () => {
    const { height, albedo, pitch, angle, elevation } = reference.surface;
    const surface = {
      field: { height: 9, width: 12, pitch, cos: 1, sin: 0 },
      height: Float32Array.from(height),
      albedo: Float32Array.from(albedo),
      cover: new Float32Array(108)
    };
    const light = shadeSurface(surface, { angle, elevation, gradient: 0 });
    reference.shaded.forEach((value, i) => expect(light[i]).toBeCloseTo(value, 5));
  });

  test('flat steel of reflectance 1 sends half of full scale from every angle of light, and low light shows relief more', () => {
    const field = pixelGrid(32, 32, 0);
    const ridge = Float32Array.from({ length: 1024 }, (_, i) => 20 * Math.sin(i % 32));
    const lit = (height: Float32Array, elevation: number) =>
      shadeSurface(
        { field, height, albedo: new Float32Array(1024).fill(1), cover: new Float32Array(1024) },
        { angle: 40, elevation, gradient: 0 }
      );
    for (const elevation of [15, 55, 85])
      expect(lit(new Float32Array(1024), elevation)).toEqual(new Float32Array(1024).fill(0.5));
    expect(moments(lit(ridge, 25)).deviation).toBeGreaterThan(2 * moments(lit(ridge, 60)).deviation);
  });
});
