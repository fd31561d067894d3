import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as kd from '../../../src';
import type { Augmentation } from '../../../src';

interface Case {
  name: 'flip' | 'shift' | 'rotate' | 'scale' | 'resizedCrop' | 'erase' | 'colour' | 'mixUp' | 'cutMix';
  options: object;
  draws: unknown;
  expected: number[];
}

const { shape, picture, other, cases } = JSON.parse(
  readFileSync(join(__dirname, '../../reference/data/augment.json'), 'utf8')
) as { shape: number[]; picture: number[]; other: number[]; cases: Case[] };
const [row, next] = [Float32Array.from(picture), Float32Array.from(other)];
const oneRow = kd.dataset({ x: row, shape, y: [0], classes: 2 });

const made = (name: Case['name'], options: object) => (kd.augment[name] as (options: object) => Augmentation)(options);

function changed(augmentation: Augmentation, data: kd.Dataset, from: Float32Array, draws: unknown): Float32Array {
  const into = new Float32Array(from.length).fill(NaN);
  augmentation.forRows('test', data).apply(from, into, draws, (i) => (i === 0 ? from : next));
  return into;
}

describe('given the same draws, a change equals that of PyTorch', () => {
  test.each(cases.map((one) => [`${one.name} ${JSON.stringify(one.options)} with ${JSON.stringify(one.draws)}`, one] as const))(
    '%s',
    (_, { name, options, draws, expected }) => {
      const result = changed(made(name, options), oneRow, row, draws);
      const apart = Math.max(...result.map((value, i) => Math.abs(value - expected[i])));
      expect(apart).toBeLessThan(2e-7);
      expect([...row]).toEqual(picture.map(Math.fround));
    }
  );

  test('all slices of a volume change alike', () => {
    const volume = Float32Array.from([...picture, ...other]);
    const data = kd.dataset({ x: volume, shape: [2, ...shape], y: [0], classes: 2 });
    for (const { name, options, draws } of cases.filter(({ name }) => !['colour', 'mixUp', 'cutMix'].includes(name))) {
      const change = made(name, options);
      const slices = [row, next].flatMap((slice) => [...changed(change, oneRow, slice, draws)]);
      expect([...changed(change, data, volume, draws)]).toEqual(slices);
    }
  });

  test('flat rows change as pictures if their shape is given', () => {
    const flat = kd.dataset({ x: row, shape: [row.length], y: [0], classes: 2 });
    const { options, draws, expected } = cases.findLast(({ name }) => name === 'rotate')!;
    const result = changed(made('rotate', { ...options, picture: shape }), flat, row, draws);
    expect(Math.max(...result.map((value, i) => Math.abs(value - expected[i])))).toBeLessThan(2e-7);
  });
});

describe('draws', () => {
  const many = kd.dataset({ x: new Float32Array(2000 * 64), shape: [8, 8, 1], y: new Int32Array(2000), classes: 2 });
  const drawn = (augmentation: Augmentation) => kd.augmentRows(many, [augmentation], { seed: 5 }).draws.map(([one]) => one);
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

  test('every offset of a shift comes equally often', () => {
    const offsets = drawn(kd.augment.shift({ pixels: 2 })) as { down: number; right: number }[];
    for (const side of ['down', 'right'] as const)
      for (let at = -2; at <= 2; at++) {
        const count = offsets.filter((one) => one[side] === at).length;
        // 400 expected, standard deviation 18.
        expect(count).toBeGreaterThan(310);
        expect(count).toBeLessThan(490);
      }
  });

  test.each([0.2, 1, 5])('shares of mixUp follow Beta(%d, %d)', (alpha) => {
    const shares = (drawn(kd.augment.mixUp({ alpha })) as kd.Mix[]).map(({ share }) => share);
    const variance = mean(shares.map((share) => (share - 0.5) ** 2));
    expect(mean(shares)).toBeCloseTo(0.5, 1);
    // The variance of Beta(a, a) is 1 / (4 (2 a + 1)).
    expect(variance * 4 * (2 * alpha + 1)).toBeGreaterThan(0.9);
    expect(variance * 4 * (2 * alpha + 1)).toBeLessThan(1.1);
  });

  test('boxes of erase have the area and the proportions that were asked for', () => {
    const boxes = (
      drawn(kd.augment.erase({ probability: 1, area: [0.2, 0.4], ratio: [0.5, 2] })) as { box: kd.augment.Box }[]
    ).map(({ box }) => box);
    for (const { top, left, height, width } of boxes) {
      expect(height * width).toBeGreaterThanOrEqual(0.2 * 64 - 8);
      expect(height * width).toBeLessThanOrEqual(0.4 * 64 + 8);
      expect(top + height <= 8 && left + width <= 8 && top >= 0 && left >= 0).toBe(true);
    }
    expect(boxes.some(({ top, height }) => top + height === 8)).toBe(true);
  });

  test('sometimes and oneOf choose as often as they say', () => {
    const some = drawn(kd.augment.sometimes(0.3, kd.augment.flip())).filter((one) => one !== null).length / 2000;
    expect(Math.abs(some - 0.3)).toBeLessThan(0.04);
    const chosen = drawn(kd.augment.oneOf([kd.augment.flip(), kd.augment.noise()])) as { chosen: number }[];
    expect(Math.abs(mean(chosen.map((one) => one.chosen)) - 0.5)).toBeLessThan(0.045);
  });
});
