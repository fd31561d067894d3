import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, test } from 'vitest';
import { checkDataset } from '../../../../src/data/checkDataset';
import type { Dataset } from '../../../../src/data/Dataset';
import { split } from '../../../../src/data/split';
import { steelLines } from '../../../../src/data/sources/simulated/steel/steelLines';
import { steelSurfaces, type SteelSurfacesOptions } from '../../../../src/data/sources/simulated/steelSurfaces';
import { moments, nearestMean, statistics } from './imageStatistics';

const sha256 = (column: Uint8Array) => createHash('sha256').update(column).digest('hex');
const pixels = 64 * 64;
const kinds = ['crazing', 'inclusion', 'patches', 'pitted surface', 'rolled-in scale', 'scratches'];
const simulated = steelSurfaces({ rows: 60, seed: 3 });
const picture = (data: Dataset, row: number, size = 64) => data.x.subarray(row * size * size, (row + 1) * size * size);
const described = (data: Dataset) => ({
  x: Array.from(data.y, (_, row) => statistics(picture(data, row), 64)),
  y: data.y
});

describe('steelSurfaces', () => {
  test('steelSurfaces({rows, seed}) is a checked dataset of grey pictures in 256 steps, with what is true of each', async () => {
    const { data, truth, findings } = await simulated;
    checkDataset(data);
    expect({ ...data, x: undefined, y: undefined, groups: undefined }).toEqual({
      name: 'steel surfaces, line A',
      shape: [64, 64, 1],
      classes: kinds,
      synthetic: true
    });
    expect([data.x.length, data.y.length, truth.length]).toEqual([60 * pixels, 60, 60]);
    expect(data.x.every((value) => value >= 0 && value <= 1 && Math.abs(255 * value - Math.round(255 * value)) < 1e-4)).toBe(
      true
    );
    truth.forEach(({ defect, severity, area, box, line }, row) => {
      expect(defect).toBe(kinds[data.y[row]]);
      expect(severity >= 0 && severity < 1).toBe(true);
      expect(area > 0 && area < 1).toBe(true);
      expect(box.every((edge) => edge >= 0 && edge <= 1) && box[0] <= box[2] && box[1] <= box[3]).toBe(true);
      expect(Math.abs(line.rollingDirection - 90)).toBeLessThan(10);
    });
    expect(findings).toEqual([]);
  });

  test('the same seed gives the same bits, another seed others, and fewer rows are the first of more', async () => {
    const { data, truth } = await simulated;
    const again = await steelSurfaces({ rows: 60, seed: 3 });
    expect([sha256(again.data.x as never), again.truth]).toEqual([sha256(data.x as never), truth]);
    const few = await steelSurfaces({ rows: 10, seed: 3 });
    expect(few.data.x).toEqual(data.x.slice(0, 10 * pixels));
    expect(few.data.y).toEqual(data.y.slice(0, 10));
    expect(few.truth).toEqual(truth.slice(0, 10));
    const other = await steelSurfaces({ rows: 1, seed: 4 });
    expect(other.data.x).not.toEqual(picture(data, 0));
  });

  test('every six rows show each kind once; classes gives shares, and a kind without one does not occur', async () => {
    const { data } = await simulated;
    for (let row = 0; row < 60; row += 6) expect([...data.y.slice(row, row + 6)].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    const shared = await steelSurfaces({ rows: 120, size: 32, classes: { scratches: 3, crazing: 1 } });
    const count = (label: number) => shared.data.y.filter((one) => one === label).length;
    expect(count(0) + count(5)).toBe(120);
    // Of each six rows 4 or 5 are scratches.
    expect(count(5)).toBeGreaterThanOrEqual(80);
    expect(count(5)).toBeLessThanOrEqual(100);
    expect(shared.data.classes).toEqual(kinds);
    expect(shared.findings).toMatchObject([
      { check: 'missingClasses', level: 'warning', value: 4, says: /^No row shows inclusion, patches, pitted surface, / as never }
    ]);
  });

  test('200 x 200 pixels show the same steel as 64 x 64 in more detail: means of 3 x 3 pixels of 192 x 192 are about the same picture', async () => {
    const line = { ...steelLines.a, sensorNoise: 0 };
    const [small, large] = [await steelSurfaces({ rows: 18, line }), await steelSurfaces({ rows: 18, line, size: 192 })];
    expect(large.data.y).toEqual(small.data.y);
    large.truth.forEach(({ severity, area }, row) => {
      expect(severity).toBe(small.truth[row].severity);
      expect(Math.abs(area - small.truth[row].area)).toBeLessThan(0.02 + 0.25 * area);
    });
    for (let row = 0; row < 18; row++) {
      const fine = picture(large.data, row, 192);
      const means = new Float32Array(pixels);
      fine.forEach((value, i) => (means[Math.floor(i / 576) * 64 + Math.floor((i % 192) / 3)] += value / 9));
      expect(correlation(means, picture(small.data, row)), `row ${row}`).toBeGreaterThan(0.8);
      expect(Math.abs(moments(fine).mean - moments(picture(small.data, row)).mean)).toBeLessThan(0.02);
    }
    const { data } = await steelSurfaces({ rows: 2, size: 200 });
    expect(data.shape).toEqual([200, 200, 1]);
  });

  test('simple statistics of the pixels tell the kinds apart somewhat, not well, and less on another line than on their own', async () => {
    const [a, held, b] = await Promise.all([
      steelSurfaces({ rows: 360, seed: 1 }),
      steelSurfaces({ rows: 240, seed: 2 }),
      steelSurfaces({ rows: 240, seed: 2, line: steelLines.b })
    ]);
    const [own, other] = [held, b].map(({ data }) => nearestMean(described(a.data), described(data)));
    expect(own).toBeGreaterThan(0.35);
    expect(own).toBeLessThan(0.8);
    expect(other).toBeGreaterThan(0.1);
    expect(other).toBeLessThan(own - 0.15);
    const again = nearestMean(
      described((await steelSurfaces({ rows: 360, seed: 1, line: steelLines.b })).data),
      described(b.data)
    );
    expect(again).toBeGreaterThan(other);
    expect(moments(b.data.x).mean).toBeLessThan(moments(held.data.x).mean - 0.05);
  });

  test('what is severe changes the picture more: the severity goes with the contrast within a kind', async () => {
    for (const kind of ['crazing', 'patches', 'pitted surface', 'rolled-in scale'] as const) {
      const { data, truth } = await steelSurfaces({ rows: 60, classes: { [kind]: 1 }, seed: 5 });
      const contrasts = truth.map((_, row) => moments(picture(data, row)).deviation);
      expect(
        correlation(
          contrasts,
          truth.map(({ severity }) => severity)
        ),
        kind
      ).toBeGreaterThan(0.35);
    }
  });

  test('the groups of a part lead to what is true of its rows', async () => {
    const { data, truth } = await simulated;
    const { test: held } = split(data, { validation: 0, test: 0.3, seed: 1 });
    held!.groups!.forEach((row, i) => {
      expect(picture(held!, i)).toEqual(picture(data, row));
      expect(held!.classes[held!.y[i]]).toBe(truth[row].defect);
    });
  });

  test('leaves no tensors behind, tells its progress up to 1, and lets others run', async () => {
    const before = tf.memory().numTensors;
    const shares: number[] = [];
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await steelSurfaces({ rows: 40, size: 200, onProgress: (share) => shares.push(share) });
    clearInterval(timer);
    expect(tf.memory().numTensors).toBe(before);
    expect(shares).toEqual(Array.from({ length: 40 }, (_, i) => (i + 1) / 40));
    expect(turns).toBeGreaterThan(0);
  });

  test('pictures that are nearly black, or nearly white, are a finding', async () => {
    const dark = await steelSurfaces({ rows: 6, size: 32, line: { exposure: 0.05, sensorNoise: 0.1 } });
    expect(dark.findings).toMatchObject([{ check: 'underexposed', level: 'warning', hint: /exposure/ as never }]);
    const bright = await steelSurfaces({ rows: 6, size: 32, line: { exposure: 3 } });
    expect(bright.findings).toMatchObject([
      { check: 'overexposed', level: 'warning', says: /% of the pixels are white/ as never }
    ]);
  });

  test.each<[SteelSurfacesOptions, string]>([
    [{ rows: 0 }, 'steelSurfaces: expected rows to be a whole number at least 1 and at most 200000, got 0'],
    [{ size: 31 }, 'steelSurfaces: expected size to be a whole number at least 32 and at most 256, got 31'],
    [{ size: 256, rows: 20_000 }, 'steelSurfaces: expected at most 8192 rows of 256 x 256 pixels, 2 GiB, got 20000'],
    [{ seed: -1 }, 'steelSurfaces: expected seed to be a whole number at least 0 and at most 9007199254740991, got -1'],
    [{ jitter: 3 }, 'steelSurfaces: expected jitter to be a finite number at least 0 and at most 2, got 3'],
    [{ onProgress: 1 as never }, 'steelSurfaces: expected onProgress to be a function, got 1'],
    [{ classes: { dents: 1 } as never }, 'steelSurfaces: classes: expected options among crazing, inclusion, patches,'],
    [
      { classes: { crazing: -1 } },
      'steelSurfaces: expected classes["crazing"] to be a finite number at least 0 and at most 1000000'
    ],
    [{ classes: {} }, 'steelSurfaces: expected classes to give at least one kind a share, got none'],
    [{ line: 'a' as never }, 'steelSurfaces: expected line to be the settings of a line, got "a"; give kd.data.steelLines.a'],
    [{ line: { blurr: 1 } as never }, 'steelSurfaces: line: expected options among name, grain,'],
    [{ line: { name: 1 as never } }, 'steelSurfaces: line: expected name to be a string, got 1'],
    [
      { line: { grain: { strength: 31 } } },
      'line: expected grain.strength to be a finite number at least 0 and at most 30, got 31'
    ],
    [
      { line: { grain: { size: 1 } as never } },
      'steelSurfaces: line: grain: expected options among strength, length, got "size"'
    ],
    [{ line: { illumination: { elevation: 5 } } }, 'line: expected illumination.elevation to be a finite number at least 10'],
    [
      { line: { exposure: 0 } },
      'steelSurfaces: line: expected exposure to be a finite number at least 0.05 and at most 4, got 0'
    ],
    [{ line: { blur: 6 } }, 'steelSurfaces: line: expected blur to be a finite number at least 0 and at most 5, got 6'],
    [{ line: { oilFilm: NaN } }, 'steelSurfaces: line: expected oilFilm to be a finite number at least 0 and at most 1, got NaN'],
    [
      { lines: 1 } as never,
      'steelSurfaces: expected options among rows, size, line, seed, classes, jitter, onProgress, got "lines"'
    ]
  ])('steelSurfaces(%o) is refused', async (options, message) => {
    await expect(steelSurfaces(options)).rejects.toThrow(message);
  });

  describe('an interrupt', () => {
    const host = Symbol.for('stillroom.host');
    afterEach(() => delete (globalThis as { [host]?: object })[host]);

    test('ends the simulation', async () => {
      let left = 5;
      const throwIfInterrupted = () => {
        if (left-- === 0) throw new Error('interrupted');
      };
      (globalThis as { [host]?: object })[host] = { throwIfInterrupted };
      await expect(steelSurfaces({ rows: 30 })).rejects.toThrow('interrupted');
      expect(left).toBe(-1);
    });
  });
});

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [first, second] = [moments(a), moments(b)];
  const products = Array.from(a, (value, i) => (value - first.mean) * (b[i] - second.mean));
  return moments(products).mean / (first.deviation * second.deviation);
}
