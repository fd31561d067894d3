import { warnIfCallbackRejects } from '../../../checks/warnIfCallbackRejects';
import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { checkDataset } from '../../checkDataset';
import type { Dataset } from '../../Dataset';
import { mixSeeds, createRandom } from '../../../stats/createRandom';
import { createInterruptiblePauser } from '../../../notebook/createInterruptiblePauser';
import { simulateCamera } from './steel/simulateCamera';
import { checkSteelLine } from './steel/checkSteelLine';
import { pixelGrid, side } from './steel/PixelGrid';
import type { SteelLine } from './steel/SteelLine';
import { jitterSteelLine } from './steel/jitterSteelLine';

export interface ThroughCameraOptions {
  /** Default 0. */
  seed?: number;
  /** How much the line's settings vary from picture to picture, 0 to 2: 0 not at all. Default 1, as in `steelSurfaces`. */
  jitter?: number;
  /** How many mm the longer edge of a picture shows; the blur of the line is in mm. Default 50. */
  side?: number;
  /** Called now and then with the share of the work done, 0 to 1. */
  onProgress?: (share: number) => void;
}

/**
 * Grey pictures of anything, real ones too, as if the camera of a line had taken them: a second domain from one folder of pictures. The
 * value of a pixel is taken as the light that comes from there. The line's illumination gradient, exposure, oil, blur, noise and gamma act
 * on it, and the result has 256 steps. Grain, rolling
 * direction and elevation of the light have no effect, as the relief is not known.
 *
 * Rows, labels and everything else in the dataset stay the same; the result is synthetic only if `data` is. Each row number has its own
 * seed: the same row under another line gets the same random numbers.
 *
 * @param data rows of the shape [height, width] or [height, width, 1], grey values 0 to 1.
 * @throws TypeError or RangeError for rows of another shape, values outside 0 to 1, settings out of range, unknown options.
 * @example
 * ```ts
 * const { data } = await kd.data.steelSurfaces({ rows: 12 });
 * const dim = await kd.data.throughCamera(data, { name: 'dim', exposure: 0.5, blur: 1, sensorNoise: 0.03 }, { seed: 1 });
 * dim.name; // "steel surfaces, line A, through dim"
 * ```
 */
export async function throughCamera(data: Dataset, line: SteelLine, options: ThroughCameraOptions = {}): Promise<Dataset> {
  const subject = 'throughCamera';
  checkOptions(subject, options, ['seed', 'jitter', 'side', 'onProgress']);
  const { seed = 0, jitter = 1, side: wide = side } = options ?? {};
  const onProgress = warnIfCallbackRejects(subject, 'onProgress', options?.onProgress);
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
  checkNumber(subject, 'jitter', jitter, { atLeast: 0, atMost: 2 });
  checkNumber(subject, 'side', wide, { atLeast: 1, atMost: 10_000 });
  const settings = checkSteelLine(subject, line);
  checkPictures(subject, data);

  const [height, width] = data.shape;
  const pixels = height * width;
  const pause = createInterruptiblePauser();
  const x = new Float32Array(data.x.length);
  for (let row = 0; row < data.y.length; row++) {
    const own = jitterSteelLine(settings, jitter, createRandom(mixSeeds(seed, row, 0)));
    const field = pixelGrid(height, width, own.rollingDirection, wide);
    const light = data.x.slice(row * pixels, (row + 1) * pixels);
    simulateCamera(light, field, own, createRandom(mixSeeds(seed, row, 3)), x.subarray(row * pixels, (row + 1) * pixels));
    onProgress((row + 1) / data.y.length);
    await pause();
  }
  return { ...data, name: `${data.name}, through ${settings.name}`, x };
}

function checkPictures(subject: string, data: Dataset): void {
  checkDataset(data, `${subject}: data`);
  const { x, shape, name } = data;
  if (!(shape.length === 2 || (shape.length === 3 && shape[2] === 1)))
    throw new RangeError(
      `${subject}: expected rows of the shape [height, width] or [height, width, 1], got [${shape.join(', ')}] of ${name}; give grey pictures`
    );
  const odd = x.findIndex((grey) => !(grey >= 0 && grey <= 1));
  if (odd >= 0) {
    const row = Math.floor(odd / (shape[0] * shape[1]));
    throw new RangeError(
      `${subject}: expected grey values from 0 to 1, got ${x[odd]} in row ${row}; divide bytes by 255 or scale the rows`
    );
  }
}
