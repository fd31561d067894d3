import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkInputs } from '../../checks/checkInputs';
import type { Dataset } from '../../data/Dataset';
import type { Faithfulness } from '../../record/SyntheticReport';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import type { Teacher } from '../../teachers/Teacher';
import { checkHeldOut } from './checkHeldOut';
import { findCopies } from './findCopies';
import { measureFaithfulness } from './measureFaithfulness';
import { predictWithTeacher } from './predictWithTeacher';
import { checkSynthetic } from './checkScreenOptions';

export interface FaithfulnessOptions {
  /** Synthetic rows; y has the class requested for each. */
  synthetic: Dataset;
  /** Real rows; without labels they get the teacher's top class. */
  real: Dataset;
  teacher: tf.LayersModel | Teacher | LogitsFunction;
  /** Where distances are measured, as in `embeddings`. */
  layer?: string;
  /**
   * Labelled real rows on which the classifier trained on synthetic rows is tested. Default: the labelled real rows that the other
   * classifier did not learn from.
   */
  heldOut?: Dataset;
  /** Default 5. */
  neighbours?: number;
  /** Draws the halves of the real rows. Default 0. */
  seed?: number;
}

/**
 * How close synthetic rows are to real ones. Each number stands beside the same number for two halves of the real rows, which is the best
 * possible. The same number of rows of each class is measured on all sides (at most 5,000 in all), so neither row counts nor class shares
 * distinguish them; the shares are in `classBalance`. In the space of `embeddings`: the Fréchet distance, precision, recall and coverage;
 * the balanced accuracy on real rows of a logistic regression trained on synthetic ones. In the rows' own space: copies, see `copiedRows`.
 *
 * Heusel et al. 2017, arXiv 1706.08500; Kynkäänniemi et al. 2019, arXiv 1904.06991; Naeem et al. 2020, arXiv 2002.09797; Esteban et al. 2017,
 * arXiv 1706.02633 (train on synthetic, test on real).
 *
 * @throws TypeError or RangeError for bad data or options, rows with another shape, other columns or other classes, and a teacher with other classes.
 * @example
 * ```ts
 * const draw = (n: number) => Array.from({ length: n }, (_, i) => [(i * 7) % 11, (i * 5) % 13]);
 * const label = ([a, b]: number[]) => Number(a > b);
 * const make = (x: number[][]) => kd.dataset({ x, y: x.map(label), classes: 2 });
 * const real = make(draw(60));
 * const synthetic = make(draw(30).map(([a, b]) => [a + 0.3, b]));
 * const { precision } = await kd.faithfulness({ synthetic, real, teacher: (rows) => tf.reverse(rows, 1) });
 * precision; // {synthetic, real}: how many synthetic rows, and how many other real ones, lie where real rows lie
 * ```
 */
export async function faithfulness(options: FaithfulnessOptions): Promise<Faithfulness> {
  const subject = 'faithfulness';
  checkInputs(subject, options, ['synthetic', 'real', 'teacher', 'layer', 'heldOut', 'neighbours', 'seed']);
  const { synthetic, real, teacher, layer, heldOut, neighbours = 5, seed = 0 } = options ?? ({} as FaithfulnessOptions);
  checkSynthetic(subject, { synthetic }, real);
  checkHeldOut(subject, heldOut, real);
  checkNumber(subject, 'neighbours', neighbours, { integer: true, atLeast: 1 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0 });
  const seen = (await predictWithTeacher(subject, teacher, synthetic)).top;
  const realClasses = real.unlabelled ? (await predictWithTeacher(subject, teacher, real)).top : real.y;
  const copies = await findCopies(synthetic, real, { seed });
  const counted = Int32Array.from(synthetic.y.keys());
  const measured = await measureFaithfulness({
    ...{ subject, made: synthetic, counted, real, realClasses, seen, teacher, layer, heldOut, neighbours, seed, copies }
  });
  return measured.faithfulness;
}
