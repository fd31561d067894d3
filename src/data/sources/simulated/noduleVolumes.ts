import { warnIfCallbackRejects } from '../../../checks/warnIfCallbackRejects';
import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import type { Dataset } from '../../Dataset';
import { mixSeeds, createRandom, type Random } from '../../../stats/createRandom';
import type { Finding } from '../../../record/RunRecord';
import { computeBestPossibleAuc } from './nodules/computeBestPossibleAuc';
import { paintChestWall } from './nodules/paintChestWall';
import { sampleNodule } from './nodules/sampleNodule';
import { sampleScanSettings, type Scan } from './nodules/sampleScanSettings';
import { computeMalignancyChance, solveIntercept, computeMalignancyScore } from './nodules/computeMalignancyScore';
import type { Nodule } from './nodules/Nodule';
import { paintLung } from './nodules/paintLung';
import { paintNodule } from './nodules/paintNodule';
import { simulateScan } from './nodules/simulateScan';
import { side } from './nodules/vectorArithmetic';
import { createInterruptiblePauser } from '../../../notebook/createInterruptiblePauser';

export interface NoduleVolumesOptions {
  /** Default 2,000; at most 20,000, of 88 kB each. */
  volumes?: number;
  /** Default 0. */
  seed?: number;
  /** The expected share of malignant nodules. Default 0.21, as in NoduleMNIST3D. */
  malignant?: number;
  /** How unsure the readers are about malignancy: the scale of a logistic error added to the log-odds. Default 1; 0 for no error. */
  readerNoise?: number;
  /** Called now and then with the share of the work done, 0 to 1. */
  onProgress?: (share: number) => void;
}

/** What a nodule is like and how it was scanned. */
export interface NoduleTruth extends Nodule, Scan {
  /** Whether the chest wall is in the patch. */
  chestWall: boolean;
  /** The chance that the readers call it malignant. Its label was drawn with it. */
  probability: number;
}

/** The dataset, and beside it what a model must not see: one entry for each row of the whole dataset, not of its parts. */
export interface NoduleVolumes {
  data: Dataset;
  truth: NoduleTruth[];
  /** The expected AUC of the true probabilities on these rows. A model that learns from images alone cannot be expected to have a higher one. */
  bestAuc: number;
  findings: Finding[];
}

/** The HU values that become 0 and 1; values outside are clipped. */
const window = { from: -1000, to: 400 };

/**
 * Simulated CT patches of lung nodules, benign or malignant: cubes of 28 mm, voxels of 1 mm, x of the shape [28, 28, 28, 1] (slice, row, column,
 * channel), HU from -1000 to 400 as 0 to 1. Size and spacing are those of NoduleMNIST3D, so that the same network works for both.
 *
 * Modelled: aerated lung with texture, branching vessels (some that end in the nodule), in three patches of ten the chest wall with ribs; nodules of 4 to
 * 30 mm (log-normal, median 10), round, long or flat in any direction, smooth or lobed (spherical harmonics of degree 2 to 5), with spicules all
 * around, solid, part-solid or of ground glass, calcified in five patterns; soft and sharp kernels, slices of 0.75 to 3 mm, correlated noise of 9 to
 * 66 HU. Shape is three-dimensional: a plane shows few of the spicules, flat nodules can look round in it, and vessels can look like a
 * nodule or a spicule. Not modelled:
 * airways, fissures, emphysema, cavities, fat, breathing, streaks, several nodules of one patient, and what readers know beside the patch (age,
 * smoking, growth). Results on it say how methods compare, nothing about patients.
 *
 * A label is drawn with the chance sigmoid((score + intercept) / readerNoise), where score = 5.39 (1.58 - sqrt(10 mm / diameter)) + 0.3 spicules +
 * 20 lobulation - 4 (elongation - 1) + 1.2 if part-solid - 0.4 if ground glass - 5 if calcified in a benign pattern, and the intercept gives the
 * share `malignant`. `truth` holds all of that, and `bestAuc` the best AUC that it allows. `groups` of the data number the rows:
 * `truth[test.groups[i]]` belongs to
 * row i of a part. A row depends only on the options and its number: the first 100 of 2,000 rows equal the rows of a set of 100.
 *
 * Term of size: McWilliams et al. 2013, Probability of cancer in pulmonary nodules detected on first screening CT. Flat nodules: Takashima et al. 2003,
 * Small solitary pulmonary nodules (1 cm or less) detected at population-based CT screening. The other weights are ours.
 *
 * @throws TypeError or RangeError for bad options.
 * @example
 * ```ts
 * const { data, truth, bestAuc } = await kd.data.noduleVolumes({ volumes: 20, seed: 1 });
 * data.shape; // [28, 28, 28, 1]
 * truth.filter(({ spicules }) => spicules > 0).length; // how many are spiculated
 * ```
 */
export async function noduleVolumes(options: NoduleVolumesOptions = {}): Promise<NoduleVolumes> {
  const { volumes, seed, malignant, readerNoise, onProgress: given } = checked(options);
  const onProgress = warnIfCallbackRejects('noduleVolumes', 'onProgress', given);
  const pause = createInterruptiblePauser();
  const intercept = solveIntercept(malignant, readerNoise);
  const x = new Float32Array(volumes * side ** 3);
  const y = new Int32Array(volumes);
  const truth: NoduleTruth[] = [];
  for (let row = 0; row < volumes; row++) {
    const stream = (part: number) => createRandom(mixSeeds(seed, row, part));
    const nodule = sampleNodule(stream(0));
    const scanned = sampleScanSettings(stream(1));
    const label = stream(2);
    const probability = computeMalignancyChance(computeMalignancyScore(nodule), intercept, readerNoise);
    y[row] = Number(label() < probability);
    truth.push({ ...nodule, ...scanned, chestWall: label() < 0.3, probability });
    writeVolume(x.subarray(row * side ** 3, (row + 1) * side ** 3), truth[row], stream);
    onProgress((row + 1) / volumes);
    await pause();
  }
  const data: Dataset = {
    name: 'nodule volumes',
    x,
    shape: [side, side, side, 1],
    y,
    classes: ['benign', 'malignant'],
    synthetic: true,
    groups: Int32Array.from(y.keys())
  };
  const best = computeBestPossibleAuc(Float64Array.from(truth, ({ probability }) => probability));
  return { data, truth, bestAuc: best, findings: findingsOf(y, best) };
}

function writeVolume(x: Float32Array, truth: NoduleTruth, stream: (part: number) => Random): void {
  const hu = paintLung(stream(3));
  paintNodule(hu, truth, stream(4));
  if (truth.chestWall) paintChestWall(hu, truth.diameter / 2, stream(5));
  simulateScan(hu, truth, stream(6)).forEach((value, voxel) => {
    x[voxel] = Math.min(1, Math.max(0, (value - window.from) / (window.to - window.from)));
  });
}

function checked(options: NoduleVolumesOptions) {
  const subject = 'noduleVolumes';
  checkOptions(subject, options, ['volumes', 'seed', 'malignant', 'readerNoise', 'onProgress']);
  const { volumes = 2000, seed = 0, malignant = 0.21, readerNoise = 1, onProgress } = options ?? {};
  checkNumber(subject, 'volumes', volumes, { integer: true, atLeast: 1, atMost: 20_000 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
  checkNumber(subject, 'malignant', malignant, { atLeast: 0.01, atMost: 0.99 });
  checkNumber(subject, 'readerNoise', readerNoise, { atLeast: 0, atMost: 100 });
  return { volumes, seed, malignant, readerNoise, onProgress };
}

function findingsOf(y: Int32Array, best: number): Finding[] {
  const malignant = y.reduce((sum, label) => sum + label, 0);
  if (malignant === 0 || malignant === y.length)
    return [
      {
        check: 'oneClass',
        level: 'warning',
        value: malignant,
        says: `${malignant} of the ${y.length} nodules are malignant: there is nothing to tell apart.`,
        hint: 'Give more volumes, or another seed.'
      }
    ];
  return [
    {
      check: 'bestAuc',
      level: 'info',
      value: best,
      says: `The true probabilities of these ${y.length} nodules, ${malignant} of them malignant, have an expected AUC of ${best.toFixed(3)}; no model can be expected to do better.`
    }
  ];
}
