import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { createInterruptiblePauser } from '../../../notebook/createInterruptiblePauser';
import { createRandom, mixSeeds } from '../../../stats/createRandom';
import type { Dataset } from '../../Dataset';
import { tokenizer, type Tokenizer } from '../../text/tokenizer';
import { describeDrivingScene } from './driving/describeDrivingScene';
import { birdsEyeShape, drawBirdsEyeView } from './driving/drawBirdsEyeView';
import { cameraShape, drawCameraView } from './driving/drawCameraView';
import { roadCells, type DrivingScene } from './driving/DrivingScene';
import { roadUserNames } from './driving/roadUsers';
import { sampleDrivingScene } from './driving/sampleDrivingScene';

export interface DrivingScenesOptions {
  /** How many scenes, of 12 rows each. Default 500; at most 20,000. */
  scenes?: number;
  /** Default 0. */
  seed?: number;
}

/** The same rows in three modalities: row i of each is the same cell of the same scene. `groups` are the scenes, so `kd.split` parts all three alike. */
export interface DrivingScenes {
  /** What a camera sees, [16, 24, 1], grey values. */
  camera: Dataset;
  /** What a scanner sees from above, [28, 12, 2]: height in units of 4 m, and reflectance. */
  birdsEye: Dataset;
  /** Which cell is asked about, and what somebody tells of the whole scene, as token numbers. */
  words: Dataset;
  /** Of `words`. */
  tokens: Tokenizer;
  /** What is there, one entry for each scene. */
  truth: DrivingScene[];
}

/**
 * Simulated driving scenes: a road of 18 x 44 m in 12 cells (three columns, four depths), each free or with one of five kinds of road users. A row is a cell, and its class what stands there: `free`, `car`, `truck`, `pedestrian`, `cyclist`, `cone`. `kd.metrics.meanAveragePrecision({background: 0})` measures it as detectors are.
 *
 * A **camera** sees a cell at its distance: nearer things hide those behind, far ones have few pixels, and there are night, fog and noise. A scanner's **bird's-eye view** shows heights and reflectances, nothing hidden, with missing echoes. The **words** tell the whole scene, leave 8 % out, tell 10 % vaguely and misplace 3 %. So
 * teachers that see more than the student can be paired with it (`kd.pairedTeacher`) and fused (`kd.fusedTeacher`). Not modelled: textures, shapes in three dimensions, shadows, motion, several things in a cell. Results on it say how methods compare, nothing about a car.
 *
 * A scene depends only on the seed and its number.
 *
 * @throws TypeError or RangeError for bad options.
 * @example
 * ```ts
 * const { camera, birdsEye, words } = await kd.data.drivingScenes({ scenes: 20, seed: 1 });
 * camera.shape; // [16, 24, 1]
 * camera.y.length; // 240
 * const parts = kd.split(camera, { seed: 1 }); // by scenes; kd.split(birdsEye, { seed: 1 }) has the same rows
 * ```
 */
export async function drivingScenes(options: DrivingScenesOptions = {}): Promise<DrivingScenes> {
  const subject = 'drivingScenes';
  checkOptions(subject, options, ['scenes', 'seed']);
  const scenes = checkNumber(subject, 'scenes', options.scenes ?? 500, { integer: true, atLeast: 1, atMost: 20_000 });
  const seed = checkNumber(subject, 'seed', options.seed ?? 0, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
  const rows = scenes * roadCells.length;
  const pause = createInterruptiblePauser();
  const [pixels, echoes] = [sizeOf(cameraShape), sizeOf(birdsEyeShape)];
  const [seen, scanned, y] = [new Float32Array(rows * pixels), new Float32Array(rows * echoes), new Int32Array(rows)];
  const texts: string[] = [];
  const truth: DrivingScene[] = [];
  for (let scene = 0; scene < scenes; scene++) {
    const stream = (part: number) => createRandom(mixSeeds(seed, scene, part));
    const own = sampleDrivingScene(stream(0));
    const [ofCamera, ofScanner, told] = [stream(1), stream(2), describeDrivingScene(own, stream(3))];
    truth.push(own);
    for (const [number, cell] of roadCells.entries()) {
      const row = scene * roadCells.length + number;
      const user = own.users.find((one) => one.cell === number);
      y[row] = user ? 1 + roadUserNames.indexOf(user.kind) : 0;
      drawCameraView(own, cell, ofCamera, seen.subarray(row * pixels, (row + 1) * pixels));
      drawBirdsEyeView(own, cell, ofScanner, scanned.subarray(row * echoes, (row + 1) * echoes));
      texts.push(`${cell.place} in ${told}`);
    }
    await pause();
  }
  const tokens = tokenizer(texts);
  const common = {
    y,
    classes: ['free', ...roadUserNames],
    synthetic: true,
    groups: Int32Array.from(y, (_, row) => Math.floor(row / roadCells.length))
  };
  return {
    camera: { name: 'driving scenes, camera', x: seen, shape: [...cameraShape], ...common },
    birdsEye: { name: "driving scenes, bird's-eye view", x: scanned, shape: [...birdsEyeShape], ...common },
    words: { name: 'driving scenes, words', x: tokens.encode(texts), shape: [tokens.length], ...common },
    tokens,
    truth
  };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}
