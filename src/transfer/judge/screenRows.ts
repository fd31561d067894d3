import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import { stratifyRowOrder } from '../../data/order/stratifyRowOrder';
import { takeRows } from '../../data/takeRows';
import type { Screening } from '../../record/SyntheticReport';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import type { Teacher } from '../../teachers/Teacher';
import { findCopies, type FoundCopies } from './findCopies';
import { predictWithTeacher, type TeacherPredictions } from './predictWithTeacher';
import { createFeatureSpace } from './createFeatureSpace';
import { findRowsFarFromClass } from './findRowsFarFromClass';

export interface ScreenInputs {
  subject: string;
  candidates: Dataset;
  teacher: tf.LayersModel | Teacher | LogitsFunction;
  real: Dataset;
  layer?: string;
  minConfidence: number;
  quantile: number;
  neighbours: number;
  dropCopies: boolean;
  seed: number;
  /** Called with the name of the next step. */
  onStep?: (doing: string) => void;
}

export interface Screened {
  data: Dataset;
  screening: Screening;
  /** Row numbers of the candidates that are kept. */
  kept: Int32Array;
  /** What the teacher sees in the candidates. */
  opinions: TeacherPredictions;
  /** Classes of the real rows: their labels, otherwise the teacher's. */
  realClasses: Int32Array;
  copies: FoundCopies;
}

/** Real rows that distances are measured to, at most. */
const realAtMost = 10_000;

const reasons = [
  ['copy', 'they repeat a real row'],
  ['class', 'the teacher sees another class in them'],
  ['confidence', 'the teacher is not sure enough of their class'],
  ['distance', 'they lie further from the real rows of their class than real rows do']
] as const;

/** Does the work of `screen`, and returns what a report needs besides. */
export async function screenRows(inputs: ScreenInputs): Promise<Screened> {
  const { subject, candidates, teacher, real, layer, minConfidence, quantile, neighbours, dropCopies, seed } = inputs;
  const { onStep = () => {} } = inputs;
  const space = createFeatureSpace(subject, { teacher, layer, real });
  onStep('looking for copies');
  const copies = await findCopies(candidates, real, { seed });
  onStep('asking the teacher');
  const opinions = await predictWithTeacher(subject, teacher, candidates);
  const realClasses = real.unlabelled ? (await predictWithTeacher(subject, teacher, real)).top : real.y;

  const { y } = candidates;
  const rows = y.length;
  const failed = new Int8Array(rows).fill(-1);
  for (let row = 0; row < rows; row++) {
    if (dropCopies && copies.isCopy[row]) failed[row] = 0;
    else if (opinions.top[row] !== y[row]) failed[row] = 1;
    else if (opinions.probability(row, y[row]) < minConfidence) failed[row] = 2;
  }
  onStep('measuring distances');
  const left = Array.from(y.keys()).filter((row) => failed[row] < 0);
  if (left.length) {
    const near = stratifyRowOrder(realClasses, seed).subarray(0, realAtMost);
    const far = await findRowsFarFromClass({
      real: { vectors: await space.vectors(takeRows(real, near)), classes: Int32Array.from(near, (row) => realClasses[row]) },
      candidates: { vectors: await space.vectors(takeRows(candidates, left)), classes: Int32Array.from(left, (row) => y[row]) },
      ...{ neighbours, quantile }
    });
    left.forEach((row, i) => far[i] && (failed[row] = 3));
  }
  const kept = Int32Array.from(left.filter((row) => failed[row] < 0));
  const weights = Float32Array.from(kept, (row) => opinions.probability(row, y[row]));
  const screening: Screening = {
    candidates: rows,
    kept: kept.length,
    rejected: reasons.map(([reason, says], place) => ({ reason, rows: failed.filter((at) => at === place).length, says })),
    byClass: candidates.classes.map((_, c) => ({
      candidates: y.filter((asked) => asked === c).length,
      kept: kept.filter((row) => y[row] === c).length
    })),
    meanWeight: kept.length ? weights.reduce((sum, weight) => sum + weight, 0) / kept.length : null
  };
  const taken = takeRows(candidates, kept);
  const own = taken.weights;
  const data = { ...taken, synthetic: true, weights: own ? weights.map((weight, i) => weight * own[i]) : weights };
  return { data, screening, kept, opinions, realClasses, copies };
}
