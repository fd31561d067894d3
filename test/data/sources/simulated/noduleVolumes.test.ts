import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, test } from 'vitest';
import { checkDataset } from '../../../../src/data/checkDataset';
import { createRandom } from '../../../../src/stats/createRandom';
import { split } from '../../../../src/data/split';
import { computeBestPossibleAuc } from '../../../../src/data/sources/simulated/nodules/computeBestPossibleAuc';
import { sampleNodule } from '../../../../src/data/sources/simulated/nodules/sampleNodule';
import { noduleVolumes, type NoduleTruth, type NoduleVolumesOptions } from '../../../../src/data/sources/simulated/noduleVolumes';

/** Made by test/reference/data/nodules.py. */
const reference = JSON.parse(readFileSync(join(__dirname, '../../../reference/data/nodules.json'), 'utf8')) as {
  chances: number[];
  expectedAuc: number;
  logDiameter: { mean: number; deviation: number };
};
const sha256 = (column: Uint8Array) => createHash('sha256').update(column).digest('hex');
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const voxels = 28 ** 3;
const simulated = noduleVolumes({ volumes: 60, seed: 3 });

/** The log-odds without their intercept, as the documentation has them. */
function score({ diameter, elongation, spicules, lobulation, density, calcification }: NoduleTruth): number {
  const pattern = calcification === 'none' || calcification === 'eccentric' ? 0 : -5;
  const solidity = { solid: 0, 'part-solid': 1.2, 'ground glass': -0.4 }[density];
  return (
    5.3854 * (1.58113883 - (diameter / 10) ** -0.5) + 0.3 * spicules + 20 * lobulation - 4 * (elongation - 1) + solidity + pattern
  );
}

describe('noduleVolumes', () => {
  test('noduleVolumes({volumes, seed}) is a checked dataset of cubes from 0 to 1, with what is true of each', async () => {
    const { data, truth, bestAuc: best, findings } = await simulated;
    checkDataset(data);
    expect({ ...data, x: undefined, y: undefined, groups: undefined }).toEqual({
      name: 'nodule volumes',
      shape: [28, 28, 28, 1],
      classes: ['benign', 'malignant'],
      synthetic: true
    });
    expect([data.x.length, data.y.length, truth.length]).toEqual([60 * voxels, 60, 60]);
    expect(data.x.every((value) => value >= 0 && value <= 1)).toBe(true);
    for (const { diameter, elongation, lobulation, spicules, spiculeLength, density, calcification, probability } of truth) {
      expect(diameter).toBeGreaterThanOrEqual(4);
      expect(diameter).toBeLessThanOrEqual(30);
      expect(elongation).toBeGreaterThan(1);
      expect(lobulation).toBeLessThan(0.21);
      expect(spicules > 0).toBe(spiculeLength > 0);
      if (density !== 'solid') expect(calcification).toBe('none');
      expect(probability > 0 && probability < 1).toBe(true);
    }
    expect(findings).toEqual([
      { check: 'bestAuc', level: 'info', value: best, says: expect.stringContaining(best.toFixed(3)) as string }
    ]);
  });

  test('the same seed gives the same bits, another seed others, and fewer volumes are the first of more', async () => {
    const { data, truth } = await simulated;
    const again = await noduleVolumes({ volumes: 60, seed: 3 });
    expect([sha256(again.data.x as never), again.truth]).toEqual([sha256(data.x as never), truth]);
    const few = await noduleVolumes({ volumes: 3, seed: 3 });
    expect(few.data.x).toEqual(data.x.slice(0, 3 * voxels));
    expect(few.truth).toEqual(truth.slice(0, 3));
    const other = await noduleVolumes({ volumes: 3, seed: 4 });
    expect(other.data.x.slice(0, voxels)).not.toEqual(data.x.slice(0, voxels));
  });

  test('the groups of a part lead to what is true of its rows', async () => {
    const { data, truth } = await simulated;
    const { train, test: held } = split(data, { validation: 0, test: 0.3, seed: 1 });
    expect(held?.groups).toHaveLength(18);
    for (const part of [train, held!])
      part.groups!.forEach((row, i) => {
        expect(part.x.subarray(i * voxels, i * voxels + 50)).toEqual(data.x.subarray(row * voxels, row * voxels + 50));
        expect(truth[row].probability).toBeGreaterThan(0);
      });
    expect(Math.abs(mean(held!.y) - mean(data.y))).toBeLessThan(0.05);
  });

  test('leaves no tensors behind, tells its progress up to 1, and lets others run', async () => {
    const before = tf.memory().numTensors;
    const shares: number[] = [];
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await noduleVolumes({ volumes: 40, onProgress: (share) => shares.push(share) });
    clearInterval(timer);
    expect(tf.memory().numTensors).toBe(before);
    expect(shares).toEqual(Array.from({ length: 40 }, (_, i) => (i + 1) / 40));
    expect(turns).toBeGreaterThan(0);
  });

  test('one volume, or none malignant, is a finding', async () => {
    const { findings, bestAuc: best } = await noduleVolumes({ volumes: 1, malignant: 0.01 });
    expect(findings).toMatchObject([{ check: 'oneClass', level: 'warning', value: 0, says: /^0 of the 1 nodules/ as never }]);
    expect(best).toBeNaN();
  });

  test.each<[NoduleVolumesOptions, string]>([
    [{ volumes: 0 }, 'noduleVolumes: expected volumes to be a whole number at least 1 and at most 20000, got 0'],
    [{ volumes: 20_001 }, 'expected volumes to be a whole number at least 1 and at most 20000, got 20001'],
    [{ volumes: '5' as never }, 'got "5"; give a number'],
    [{ seed: -1 }, 'noduleVolumes: expected seed to be a whole number at least 0 and at most 9007199254740991, got -1'],
    [{ seed: 1e300 }, 'expected seed to be a whole number'],
    [{ malignant: 0 }, 'expected malignant to be a finite number at least 0.01 and at most 0.99, got 0'],
    [{ readerNoise: NaN }, 'expected readerNoise to be a finite number at least 0 and at most 100, got NaN'],
    [{ onProgress: 1 as never }, 'noduleVolumes: expected onProgress to be a function, got 1'],
    [
      { benign: 0.5 } as never,
      'noduleVolumes: expected options among volumes, seed, malignant, readerNoise, onProgress, got "benign"'
    ]
  ])('noduleVolumes(%o) is refused', async (options, message) => {
    await expect(noduleVolumes(options)).rejects.toThrow(message);
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
      await expect(noduleVolumes({ volumes: 30 })).rejects.toThrow('interrupted');
      expect(left).toBe(-1);
    });
  });
});

describe('the chance of malignancy', () => {
  test.each([
    [0.21, 1],
    [0.5, 2]
  ])(
    'is the documented function of what is true, with one intercept for a share of %d and a noise of %d',
    async (malignant, readerNoise) => {
      const { truth } = await noduleVolumes({ volumes: 20, seed: 9, malignant, readerNoise });
      const intercepts = truth.map((one) => readerNoise * Math.log(one.probability / (1 - one.probability)) - score(one));
      for (const intercept of intercepts) expect(intercept).toBeCloseTo(intercepts[0], 6);
    }
  );

  test('has the share that was asked for as its mean, within 4.5 standard errors', async () => {
    const { truth } = await noduleVolumes({ volumes: 1, seed: 5 });
    const intercept = Math.log(truth[0].probability / (1 - truth[0].probability)) - score(truth[0]);
    const chances = Array.from(
      { length: 5000 },
      (_, i) => 1 / (1 + Math.exp(-score(sampleNodule(createRandom(i)) as never) - intercept))
    );
    const deviation = Math.sqrt(mean(chances.map((chance) => (chance - 0.21) ** 2)));
    // The intercept itself is of 10,000 draws.
    expect(Math.abs(mean(chances) - 0.21)).toBeLessThan(4.5 * deviation * Math.sqrt(1 / 5000 + 1 / 10_000));
  });

  test('without reader noise is 0 or 1 and the label itself', async () => {
    const { data, truth, bestAuc: best } = await noduleVolumes({ volumes: 40, seed: 3, malignant: 0.5, readerNoise: 0 });
    expect(truth.map(({ probability }) => probability)).toEqual(Array.from(data.y));
    expect(best).toBe(1);
  });

  test('computeBestPossibleAuc(chances) equals the sum over all pairs by NumPy', () => {
    expect(computeBestPossibleAuc(Float64Array.from(reference.chances))).toBeCloseTo(reference.expectedAuc, 12);
    expect(computeBestPossibleAuc(Float64Array.of(0.3, 0.3, 0.3))).toBeCloseTo(0.5, 12);
  });

  test('diameters are log-normal from 4 to 30 mm, as SciPy has it, within 4.5 standard errors', () => {
    const logs = Array.from({ length: 4000 }, (_, i) => Math.log(sampleNodule(createRandom(i)).diameter));
    const { mean: expected, deviation } = reference.logDiameter;
    expect(Math.abs(mean(logs) - expected)).toBeLessThan((4.5 * deviation) / Math.sqrt(4000));
    const spread = Math.sqrt(mean(logs.map((log) => (log - mean(logs)) ** 2)));
    expect(Math.abs(spread - deviation)).toBeLessThan((4.5 * deviation) / Math.sqrt(8000));
  });
});
