import { describe, expect, test } from 'vitest';
import { checkDataset } from '../../../../src/data/checkDataset';
import { split } from '../../../../src/data/split';
import { describeDrivingScene } from '../../../../src/data/sources/simulated/driving/describeDrivingScene';
import { birdsEyeShape, drawBirdsEyeView } from '../../../../src/data/sources/simulated/driving/drawBirdsEyeView';
import { cameraShape, drawCameraView } from '../../../../src/data/sources/simulated/driving/drawCameraView';
import { roadCells, type DrivingScene } from '../../../../src/data/sources/simulated/driving/DrivingScene';
import { roadUserNames, roadUsers } from '../../../../src/data/sources/simulated/driving/roadUsers';
import { drivingScenes } from '../../../../src/data/sources/simulated/drivingScenes';
import { createRandom } from '../../../../src/stats/createRandom';
import reference from '../../../reference/data/drivingScenes.json';

const simulated = drivingScenes({ scenes: 60, seed: 3 });

describe('drivingScenes', () => {
  test('drivingScenes({scenes, seed}) gives checked rows of three modalities with the labels of the truth, parted alike by scenes', async () => {
    const { camera, birdsEye, words, truth } = await simulated;
    for (const data of [camera, birdsEye, words]) {
      checkDataset(data);
      expect(data.y.length).toBe(720);
      expect(data.y).toEqual(camera.y);
    }
    expect(camera.classes).toEqual(['free', 'car', 'truck', 'pedestrian', 'cyclist', 'cone']);
    camera.y.forEach((label, row) => {
      const user = truth[camera.groups![row]].users.find(({ cell }) => cell === row % 12);
      expect(label).toBe(user ? 1 + roadUserNames.indexOf(user.kind) : 0);
    });
    const [seen, scanned] = [split(camera, { seed: 2 }), split(birdsEye, { seed: 2 })];
    expect(seen.test!.groups).toEqual(scanned.test!.groups);
    expect(seen.test!.y).toEqual(scanned.test!.y);
    expect([...seen.test!.groups!].some((scene) => seen.train.groups!.includes(scene))).toBe(false);
  });

  test('drivingScenes: a scene depends only on the seed and its number', async () => {
    const [all, few, other] = [
      await simulated,
      await drivingScenes({ scenes: 5, seed: 3 }),
      await drivingScenes({ scenes: 5, seed: 4 })
    ];
    expect(few.camera.x).toEqual(all.camera.x.slice(0, few.camera.x.length));
    expect(few.birdsEye.x).toEqual(all.birdsEye.x.slice(0, few.birdsEye.x.length));
    expect(few.truth).toEqual(all.truth.slice(0, 5));
    expect(other.truth).not.toEqual(few.truth);
  });

  test('drivingScenes: things stand inside their cells, as often as their shares say', async () => {
    const { truth } = await drivingScenes({ scenes: 400, seed: 1 });
    const users = truth.flatMap((scene) => scene.users);
    for (const { cell, x, z } of users) {
      expect(Math.abs(x - roadCells[cell].x)).toBeLessThanOrEqual(2);
      expect(z).toBeGreaterThanOrEqual(roadCells[cell].from + 1);
      expect(z).toBeLessThanOrEqual(roadCells[cell].to - 1);
    }
    // 4,800 cells: six standard deviations of a share are 0.043.
    expect(Math.abs(users.length / 4800 - 0.4)).toBeLessThan(0.043);
    for (const kind of roadUserNames) {
      const share = users.filter((user) => user.kind === kind).length / users.length;
      expect(Math.abs(share - roadUsers[kind].share)).toBeLessThan(0.07);
    }
  });

  test.each([
    [{ scenes: 0 }, 'drivingScenes: expected scenes to be a whole number at least 1 and at most 20000, got 0'],
    [{ seed: -1 }, 'drivingScenes: expected seed to be a whole number at least 0'],
    [{ rows: 3 } as never, 'drivingScenes: expected options among scenes, seed']
  ])('drivingScenes(%o) is refused', async (options, message) => {
    await expect(drivingScenes(options)).rejects.toThrow(message);
  });
});

test('drawCameraView without noise equals rays cast by NumPy: near things hide far ones, far ones have few pixels', () => {
  const { scene, views } = reference as { scene: DrivingScene; views: number[][] };
  views.forEach((expected, cell) => {
    const x = new Float32Array(cameraShape[0] * cameraShape[1]);
    drawCameraView(scene, roadCells[cell], createRandom(1), x);
    expect(Array.from(x, (grey) => Math.round(255 * grey))).toEqual(expected);
  });
});

test('drawBirdsEyeView shows the height and reflectance of what stands there, whatever stands before it, in day and night', () => {
  const user = { kind: 'truck', cell: 4, x: 0, z: 18, heading: 0, albedo: 0.7 } as const;
  const before = { kind: 'truck', cell: 1, x: 0, z: 10, heading: 0, albedo: 0.2 } as const;
  const x = new Float32Array(birdsEyeShape[0] * birdsEyeShape[1] * birdsEyeShape[2]);
  drawBirdsEyeView({ users: [before, user], light: 0.15, fog: 0.03, noise: 0.07 }, roadCells[4], createRandom(5), x);
  // Row r is at 14 + (r + 0.5) / 2 metres, column c at (c + 0.5 - 6) / 2: the truck of 2.5 x 8 m covers rows 0 to 15 and columns 3 to 8.
  const echoes: number[][] = [];
  const road: number[][] = [];
  for (let row = 0; row < 20; row++)
    for (let column = 0; column < 12; column++) {
      const [height, reflectance] = x.subarray(2 * (row * 12 + column));
      if (height === 0 && reflectance === 0) continue;
      (row < 16 && column >= 3 && column <= 8 ? echoes : road).push([height, reflectance]);
    }
  const mean = (values: number[][], at: number) => values.reduce((sum, value) => sum + value[at], 0) / values.length;
  expect(echoes.length).toBeGreaterThan(48);
  expect(mean(echoes, 0)).toBeCloseTo(0.8, 1);
  expect(mean(echoes, 1)).toBeCloseTo(0.7, 1);
  expect(mean(road, 0)).toBeCloseTo(0, 1);
  expect(mean(road, 1)).toBeCloseTo(0.2, 1);
  // Behind the cell nothing is shown.
  expect(x.subarray(2 * 20 * 12).every((value) => value === 0)).toBe(true);
});

test('describeDrivingScene leaves out 8 %, tells 10 % vaguely and misplaces 3 %', () => {
  const next = createRandom(2);
  const scene: DrivingScene = {
    ...{ light: 1, fog: 0, noise: 0 },
    users: [{ kind: 'car', cell: 0, x: -6, z: 10, heading: 0, albedo: 0.5 }]
  };
  const told = Array.from({ length: 6000 }, () => describeDrivingScene(scene, next));
  const share = (fits: (text: string) => boolean) => told.filter(fits).length / told.length;
  // Six standard deviations.
  expect(Math.abs(share((text) => text === 'nothing') - 0.08)).toBeLessThan(0.021);
  expect(Math.abs(share((text) => text.endsWith('vehicle')) - 0.092)).toBeLessThan(0.023);
  const elsewhere = share((text) => text !== 'nothing' && !text.startsWith('near left'));
  expect(Math.abs(elsewhere - (0.92 * 0.03 * 11) / 12)).toBeLessThan(0.013);
});
