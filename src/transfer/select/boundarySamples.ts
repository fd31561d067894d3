import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkInputs } from '../../checks/checkInputs';
import { checkMemorySize } from '../../checks/checkMemorySize';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import { mixSeeds, createRandom } from '../../stats/createRandom';
import { predictClasses } from '../../metrics/inputs/predictClasses';
import { asTeacher } from '../../teachers/asTeacher';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import { label } from '../../teachers/label';
import type { Teacher } from '../../teachers/Teacher';
import { mixRows, type Pairs } from './mixRows';

export interface BoundaryOptions {
  /** Asked, never changed. */
  teacher: tf.LayersModel | LogitsFunction | Teacher;
  /** Its labels are not read. */
  data: Dataset;
  /** How many samples. */
  rows: number;
  /** Default 0. */
  seed?: number;
}

/** A share is accurate to 1/4096. */
const halvings = 12;

/**
 * Rows on the teacher's decision boundary. Takes pairs of rows that the teacher puts in different classes, and mixes each pair at the point
 * where the top class stops being that of the first row (whatever class it becomes), found by 12 bisections. `unlabelled`: the teacher's
 * soft labels there show where it draws its lines.
 *
 * The first row of a pair is drawn by chance, the second among the rows of other classes. In a table numbers are mixed; a category comes
 * from the row with the larger share, so the boundary may be where the category jumps. The samples are `synthetic` only if the data is: a
 * mixture of real images shows them.
 * The teacher is asked for all rows of the data (kept, see `kd.label`) and 12 times for the samples.
 *
 * Heo et al. 2019, "Knowledge Distillation with Adversarial Samples Supporting Decision Boundary", arXiv 1805.05532 (there by gradients).
 *
 * @throws TypeError or RangeError as `kd.label` does, and if the teacher sees only one class in all rows.
 * @example
 * ```ts
 * const data = kd.dataset({ x: [[-1], [-2], [3], [5]], y: [0, 0, 1, 1], classes: 2 });
 * const teacher = (rows: tf.Tensor) => rows.clone() as tf.Tensor2D; // one logit: class 1 above 0
 * const samples = await kd.boundarySamples({ teacher, data, rows: 4 }); // all within 0.002 of 0
 * ```
 */
export async function boundarySamples(options: BoundaryOptions): Promise<Dataset> {
  checkInputs('boundarySamples', options, ['teacher', 'data', 'rows', 'seed']);
  const { data, rows, seed = 0 } = options ?? {};
  const teacher = asTeacher(options?.teacher, 'boundarySamples');
  checkDataset(data, 'boundarySamples');
  checkMemorySize('boundarySamples', { rows, 'numbers a row': data.x.length / data.y.length });
  checkNumber('boundarySamples', 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  const seen = predictClasses(await label(teacher, data));
  const pairs = drawPairs(seen, rows, seed);
  const name = `${data.name} boundary`;
  // The intermediate mixtures are never needed again: without a fingerprint their logits are not cached.
  const forgetful = Object.create(teacher, { fingerprint: { value: () => null } }) as Teacher;
  // The top class is the first row's at `near`, and another at `far`.
  const near = new Float64Array(rows).fill(1);
  const far = new Float64Array(rows);
  for (let halving = 0; halving < halvings; halving++) {
    const shares = near.map((share, i) => (share + far[i]) / 2);
    const tops = predictClasses(await label(forgetful, mixRows(data, { ...pairs, shares }, name)));
    tops.forEach((top, i) => ((top === seen[pairs.first[i]] ? near : far)[i] = shares[i]));
  }
  return mixRows(data, { ...pairs, shares: near.map((share, i) => (share + far[i]) / 2) }, name);
}

function drawPairs(seen: Int32Array, rows: number, seed: number): Omit<Pairs, 'shares'> {
  const others = new Map([...new Set(seen)].map((top) => [top, seen.map((_, row) => row).filter((row) => seen[row] !== top)]));
  if (others.size < 2)
    throw new RangeError(
      `boundarySamples: expected the teacher to see two classes or more in the data, got only class ${seen[0]}; give rows of several classes`
    );
  const next = createRandom(mixSeeds(seed, 0));
  const first = new Int32Array(rows).map(() => Math.floor(next() * seen.length));
  const second = first.map((row) => {
    const candidates = others.get(seen[row]) as Int32Array;
    return candidates[Math.floor(next() * candidates.length)];
  });
  return { first, second };
}
