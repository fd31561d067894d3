import { takeRows } from '../../../data/takeRows';
import { createBooster, type Parameters } from '../library/booster';
import { dataMatrix } from '../library/dataMatrix';
import type { Handle } from '../library/handle';
import type { Learnt } from './TrainingPlan';

/** A model in training, with its rows in XGBoost's memory. */
export interface Learner {
  booster: Handle;
  train: Handle;
  validation: Handle | null;
  /** Whether a round took so long that the next ones are taken on another thread. */
  isSlow: boolean;
  free(): void;
}

/** From this many rows on, even the first round, which sorts the columns into bins, is slow. */
const large = 500_000;

export function createLearner(parameters: Parameters, train: Learnt, validation: Learnt | null): Learner {
  const handles: Handle[] = [];
  const free = () => handles.forEach((handle) => handle.free());
  const own = (handle: Handle) => {
    handles.push(handle);
    return handle;
  };
  try {
    const matrices = [train, ...(validation ? [validation] : [])].map((part) => own(matrixOf(part)));
    const booster = own(createBooster(parameters, matrices));
    return { booster, train: matrices[0], validation: matrices[1] ?? null, isSlow: train.data.x.length > large, free };
  } catch (error) {
    free();
    throw error;
  }
}

/** The rows with the given indices, with what is learnt for them. */
export function takeLearnt({ data, labels }: Learnt, indices: Int32Array): Learnt {
  return { data: takeRows(data, indices), labels: Float32Array.from(indices, (row) => labels[row]) };
}

function matrixOf({ data: { x, y, weights, features }, labels }: Learnt): Handle {
  return dataMatrix({ values: x, rows: y.length, columns: x.length / y.length, labels, weights, features });
}
