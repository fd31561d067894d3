import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../../src/stats/createRandom';
import { paintChestWall } from '../../../../src/data/sources/simulated/nodules/paintChestWall';
import { calcifications, type Nodule } from '../../../../src/data/sources/simulated/nodules/Nodule';
import { paintLung } from '../../../../src/data/sources/simulated/nodules/paintLung';
import { paintNodule } from '../../../../src/data/sources/simulated/nodules/paintNodule';
import { simulateScan } from '../../../../src/data/sources/simulated/nodules/simulateScan';
import { createLobedSurface } from '../../../../src/data/sources/simulated/nodules/createLobedSurface';

const side = 28;
const air = () => new Float32Array(side ** 3).fill(-1000);
const plain: Nodule = {
  diameter: 14,
  elongation: 1,
  lobulation: 0,
  spicules: 0,
  spiculeLength: 0,
  density: 'solid',
  calcification: 'none'
};
const painted = (nodule: Partial<Nodule>, seed = 1) => {
  const hu = air();
  paintNodule(hu, { ...plain, ...nodule }, createRandom(seed));
  return hu;
};
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: ArrayLike<number>) => {
  const centre = mean(values);
  return Math.sqrt(mean(Array.from(values, (value) => (value - centre) ** 2)));
};
/** The diameter of a ball of as much tissue as there is, tissue being of 40 HU. */
const diameterOf = (hu: Float32Array) => Math.cbrt((6 / Math.PI) * hu.reduce((sum, value) => sum + (value + 1000) / 1040, 0));
const coordinates = (voxel: number) =>
  [voxel % side, Math.floor(voxel / side) % side, Math.floor(voxel / side ** 2)].map((i) => i - 13.5);

describe('a nodule', () => {
  test.each([
    [6, 1, 0],
    [12, 1, 0],
    [12, 1.6, 0],
    [16, 1.3, 0.1]
  ])(
    'of %d mm, elongation %d and lobulation %d has the volume of a ball of that diameter, within 2 %%',
    (diameter, elongation, lobulation) => {
      const found = mean(
        Array.from({ length: 12 }, (_, seed) => diameterOf(painted({ diameter, elongation, lobulation }, seed)))
      );
      expect(Math.abs(found / diameter - 1)).toBeLessThan(0.02);
    }
  );

  test('elongated is longer along one axis than along another', () => {
    const spreadOf = (hu: Float32Array) => {
      // The trace of the squared covariance over the square of its trace: 1/3 for a ball, more for anything longer.
      const inside = Array.from(hu.keys())
        .filter((voxel) => hu[voxel] > -500)
        .map(coordinates);
      const centre = [0, 1, 2].map((axis) => mean(inside.map((at) => at[axis])));
      const covariance = (a: number, b: number) => mean(inside.map((at) => (at[a] - centre[a]) * (at[b] - centre[b])));
      const matrix = [0, 1, 2].map((a) => [0, 1, 2].map((b) => covariance(a, b)));
      const trace = matrix[0][0] + matrix[1][1] + matrix[2][2];
      return matrix.flat().reduce((sum, one) => sum + one * one, 0) / trace ** 2;
    };
    expect(spreadOf(painted({}))).toBeCloseTo(1 / 3, 2);
    expect(spreadOf(painted({ elongation: 1.6 }))).toBeGreaterThan(0.35);
  });

  test('spiculated has tissue far from its surface in all directions, not in a plane alone', () => {
    const beyond = (hu: Float32Array) =>
      Array.from(hu.keys()).filter((voxel) => hu[voxel] > -700 && Math.hypot(...coordinates(voxel)) > 9.5);
    const spiky = Array.from({ length: 10 }, (_, seed) => beyond(painted({ spicules: 16, spiculeLength: 5 }, seed))).flat();
    expect(beyond(painted({}))).toEqual([]);
    expect(spiky.length).toBeGreaterThan(200);
    const squares = [0, 1, 2].map((axis) => mean(spiky.map((voxel) => coordinates(voxel)[axis] ** 2)));
    for (const square of squares) expect(Math.abs(square / mean(squares) - 1)).toBeLessThan(0.35);
    // One slice in the middle shows a small part of it.
    expect(spiky.filter((voxel) => Math.abs(coordinates(voxel)[2]) < 1).length / spiky.length).toBeLessThan(0.25);
  });

  test('of ground glass is thinner than water, with a core part-solid, and never darker than what is behind it', () => {
    const glass = painted({ density: 'ground glass' }).filter((value) => value > -800);
    expect(mean(glass)).toBeGreaterThan(-750);
    expect(Math.max(...glass)).toBeLessThan(-300);
    expect(Math.max(...painted({ density: 'part-solid' }))).toBeGreaterThan(-50);
    const vessel = air().fill(60);
    paintNodule(vessel, { ...plain, density: 'ground glass' }, createRandom(1));
    expect(vessel).toEqual(air().fill(60));
  });

  test.each(calcifications)('with calcification "%s" is as bright as bone, or not at all', (calcification) => {
    const most = Math.max(...painted({ calcification }));
    if (calcification === 'none') expect(most).toBeLessThan(150);
    else expect(most).toBeGreaterThan(180);
  });

  test('the surface has the mean 1 and the deviation that was asked for, over the sphere', () => {
    const next = createRandom(5);
    const [means, deviations]: number[][] = [[], []];
    for (let i = 0; i < 20; i++) {
      const reach = createLobedSurface(0.1, createRandom(i));
      const found = Array.from({ length: 2000 }, () => {
        const z = 2 * next() - 1;
        const turn = 2 * Math.PI * next();
        return reach([Math.sqrt(1 - z * z) * Math.cos(turn), Math.sqrt(1 - z * z) * Math.sin(turn), z]);
      });
      means.push(mean(found));
      deviations.push(deviation(found));
    }
    expect(mean(means)).toBeCloseTo(1, 2);
    expect(mean(deviations)).toBeGreaterThan(0.08);
    expect(mean(deviations)).toBeLessThan(0.12);
    expect(createLobedSurface(0, createRandom(1))([1, 0, 0])).toBe(1);
  });
});

describe('the lung', () => {
  test('is about -850 HU with vessels that take little of it', () => {
    for (let seed = 0; seed < 5; seed++) {
      const hu = paintLung(createRandom(seed));
      const sorted = hu.slice().sort();
      expect(Math.abs(sorted[sorted.length / 2] + 850)).toBeLessThan(50);
      const vessels = hu.filter((value) => value > -500).length / hu.length;
      expect(vessels).toBeGreaterThan(0.0005);
      expect(vessels).toBeLessThan(0.12);
    }
  });

  test('ends at the chest wall, which has soft tissue and bone', () => {
    let bone = 0;
    for (let seed = 0; seed < 8; seed++) {
      const hu = air();
      paintChestWall(hu, 5, createRandom(seed));
      const wall = hu.filter((value) => value > -200);
      expect(wall.length).toBeGreaterThan(500);
      expect(wall.length).toBeLessThan(hu.length / 2);
      if (Math.max(...wall) > 300) bone++;
    }
    expect(bone).toBeGreaterThan(4);
  });
});

describe('the scanner', () => {
  const still = { thickness: 1, noise: 0, blur: 0.6, sharpening: 0 };

  test.each([0.75, 1, 1.25, 2, 2.5, 3])('keeps an even tissue as it is in slices of %d mm', (thickness) => {
    const seen = simulateScan(air().fill(-850), { ...still, thickness }, createRandom(2));
    expect(seen.every((value) => Math.abs(value + 850) < 1e-3)).toBe(true);
  });

  test('keeps the amount of tissue of a nodule, and makes it flatter the thicker the slices are', () => {
    const hu = painted({ diameter: 8 });
    const tissue = (values: Float32Array) => values.reduce((sum, value) => sum + value + 1000, 0);
    const steepest = (values: Float32Array) =>
      Math.max(...Array.from(values, (value, i) => Math.abs(value - (values[i - side ** 2] ?? value))));
    const steep = [0.75, 1.25, 3].map((thickness) => {
      const seen = simulateScan(hu, { ...still, thickness }, createRandom(3));
      expect(Math.abs(tissue(seen) / tissue(hu) - 1)).toBeLessThan(0.03);
      return steepest(seen);
    });
    expect(steep[0]).toBeGreaterThan(steep[1]);
    expect(steep[1]).toBeGreaterThan(steep[2]);
  });

  test.each([
    [0, 0.5],
    [0.4, 0.2]
  ])('adds the noise of its dose, correlated in the slice by a kernel of sharpening %d', (sharpening, correlation) => {
    const seen = simulateScan(air().fill(0), { ...still, noise: 20, sharpening }, createRandom(4));
    // Slices of 1 mm lie between voxels: what is seen is a mixture of two, of at least 0.7 of their deviation.
    expect(deviation(seen)).toBeGreaterThan(13.5);
    expect(deviation(seen)).toBeLessThan(21);
    const beside = Array.from(seen.keys()).filter((voxel) => voxel % side > 0);
    const found = mean(beside.map((voxel) => seen[voxel] * seen[voxel - 1])) / deviation(seen) ** 2;
    expect(Math.abs(found - correlation)).toBeLessThan(0.06);
  });
});
