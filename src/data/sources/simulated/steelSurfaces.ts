import { warnIfCallbackRejects } from '../../../checks/warnIfCallbackRejects';
import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import type { Dataset } from '../../Dataset';
import { mixSeeds, createRandom } from '../../../stats/createRandom';
import type { Finding } from '../../../record/RunRecord';
import { createInterruptiblePauser } from '../../../notebook/createInterruptiblePauser';
import { simulateCamera } from './steel/simulateCamera';
import { checkSteelLine } from './steel/checkSteelLine';
import { createClassSampler, type SteelShares } from './steel/createClassSampler';
import { defects, steelDefects, type SteelDefect } from './steel/defects';
import { measureDefectExtent, type Extent } from './steel/measureDefectExtent';
import { pixelGrid } from './steel/PixelGrid';
import { generateRolledTexture } from './steel/generateRolledTexture';
import { shadeSurface } from './steel/shadeSurface';
import type { FullSteelLine, SteelLine } from './steel/SteelLine';
import { findSteelDatasetProblems } from './steel/findSteelDatasetProblems';
import { steelLines } from './steel/steelLines';
import { jitterSteelLine } from './steel/jitterSteelLine';

export interface SteelSurfacesOptions {
  /** How many pictures. Default 2,000; at most 200,000, and 2^29 pixels together. */
  rows?: number;
  /**
   * Pixels along each edge, 32 to 256. Default 64. The picture always shows the same 50 mm of steel: more pixels show the same defects in
   * more detail.
   */
  size?: number;
  /** Mill, light, camera and lens. Default `kd.data.steelLines.a`. */
  line?: SteelLine;
  /** Default 0. The same seed puts the same defects on the steel of every line. */
  seed?: number;
  /**
   * How often each kind occurs relative to the others: `{ crazing: 1, scratches: 3 }`; kinds that are not named do not occur. Default: all
   * equally often.
   */
  classes?: SteelShares;
  /** How much the line's settings vary from picture to picture, 0 to 2: 0 not at all. Default 1: angles by 2 to 4 degrees, exposure and blur by 10 %, grain and gradient by 15 %, noise by 20 %, oil by up to three quarters. */
  jitter?: number;
  /** Called now and then with the share of the work done, 0 to 1. */
  onProgress?: (share: number) => void;
}

/** What is on a picture and how it was taken. */
export interface SteelTruth extends Extent {
  defect: SteelDefect;
  /** From 0 (hardly visible) to 1. */
  severity: number;
  /** The settings of this picture. */
  line: FullSteelLine;
}

/** The dataset, and beside it what a model must not see: one entry for each row of the whole dataset, not of its parts. */
export interface SteelSurfaces {
  data: Dataset;
  truth: SteelTruth[];
  /** Classes that do not occur, and pictures that are too dark or too bright. */
  findings: Finding[];
}

/**
 * Simulated pictures of hot-rolled steel with one defect each, as a camera over a production line takes them: 50 x 50 mm, x of the shape [size, size, 1], grey
 * values 0 to 1 in 256 steps. The six kinds are those of the NEU surface defect database: crazing, inclusion, patches, pitted surface, rolled-in scale,
 * scratches.
 *
 * Modelled: the steel as a map of heights (micrometres) and one of reflectance, with the grooves of the rolls and one defect of random severity, place, extent
 * and contrast; light from an angle that falls on the slopes (Lambert and mirroring facets) and fades over the field; exposure, oil, the lens's point spread,
 * shot and read noise, gamma, 8 bits (see `SteelLine`). At low severity kinds look alike: crazing and rolled-in scale, inclusions and scratches along the
 * rolling direction, pits and flecks of scale. Not modelled: sound steel without a defect, several kinds in one picture, water, motion blur, dust on the lens,
 * cast shadows, reflections of the surroundings. Results on it say how methods compare, nothing about a mill.
 *
 * `truth` holds kind, severity, extent (share of the picture and box) and the settings of each picture. `groups` of the data number the rows: `truth[test.groups[i]]`
 * belongs to row i of a part. A row depends only on the options and its number: the first 100 of 2,000 rows equal the rows of a set of 100.
 * Two lines with the same seed see the same defects, each on its own steel: give different seeds if rows of one line must not reveal those
 * of the other.
 *
 * Kinds and their looks: Song and Yan 2013, A noise robust method based on completed local binary patterns for hot-rolled steel strip surface defects.
 *
 * @throws TypeError or RangeError for bad options, with the setting of the line that is out of range.
 * @example
 * ```ts
 * const { data, truth } = await kd.data.steelSurfaces({ rows: 30, line: kd.data.steelLines.b, seed: 1 });
 * data.shape; // [64, 64, 1]
 * truth[0].severity; // from 0 to 1
 * kd.images(data);
 * ```
 */
export async function steelSurfaces(options: SteelSurfacesOptions = {}): Promise<SteelSurfaces> {
  const { rows, size, line, seed, classOf, jitter, onProgress: given } = checked(options);
  const onProgress = warnIfCallbackRejects('steelSurfaces', 'onProgress', given);
  const pause = createInterruptiblePauser();
  const pixels = size * size;
  const x = new Float32Array(rows * pixels);
  const y = new Int32Array(rows);
  const truth: SteelTruth[] = [];
  for (let row = 0; row < rows; row++) {
    const stream = (part: number) => createRandom(mixSeeds(seed, row, part));
    y[row] = classOf(row);
    const defect = steelDefects[y[row]];
    const own = jitterSteelLine(line, jitter, stream(0));
    const surface = generateRolledTexture(pixelGrid(size, size, own.rollingDirection), own.grain, stream(1));
    const marks = stream(2);
    const severity = marks();
    defects[defect](surface, severity, marks);
    simulateCamera(
      shadeSurface(surface, own.illumination),
      surface.field,
      own,
      stream(3),
      x.subarray(row * pixels, (row + 1) * pixels)
    );
    truth.push({ defect, severity, ...measureDefectExtent(surface), line: own });
    onProgress((row + 1) / rows);
    await pause();
  }
  const data: Dataset = {
    name: `steel surfaces, ${line.name}`,
    x,
    shape: [size, size, 1],
    y,
    classes: [...steelDefects],
    synthetic: true,
    groups: Int32Array.from(y.keys())
  };
  return { data, truth, findings: findSteelDatasetProblems(data) };
}

function checked(options: SteelSurfacesOptions) {
  const subject = 'steelSurfaces';
  checkOptions(subject, options, ['rows', 'size', 'line', 'seed', 'classes', 'jitter', 'onProgress']);
  const { rows = 2000, size = 64, line = steelLines.a, seed = 0, classes, jitter = 1, onProgress } = options ?? {};
  checkNumber(subject, 'rows', rows, { integer: true, atLeast: 1, atMost: 200_000 });
  checkNumber(subject, 'size', size, { integer: true, atLeast: 32, atMost: 256 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
  checkNumber(subject, 'jitter', jitter, { atLeast: 0, atMost: 2 });
  if (rows * size * size > 2 ** 29)
    throw new RangeError(
      `${subject}: expected at most ${Math.floor(2 ** 29 / size ** 2)} rows of ${size} x ${size} pixels, 2 GiB, got ${rows}; give fewer or smaller ones`
    );
  return {
    rows,
    size,
    line: checkSteelLine(subject, line),
    seed,
    classOf: createClassSampler(subject, classes, seed),
    jitter,
    onProgress
  };
}
