import { takeRows } from '../../../data/takeRows';
import { createBooster, type Parameters } from '../library/createBooster';
import { createDataMatrix } from '../library/createDataMatrix';
import type { Handle } from '../library/createHandle';
import type { InDeviations, Learnt } from './TrainingPlan';
import { measureTargetErrors } from './measureTargetErrors';

/** A model in training, with its rows in XGBoost's memory. */
export interface Learner {
  booster: Handle;
  train: Handle;
  validation: Handle | null;
  /** Whether a round took so long that the next ones are taken on another thread. */
  isSlow: boolean;
  /** The metric of several targets. Absent: the library measures one. */
  measure?: () => { train: number; validation: number };
  free(): void;
}

/** From this many rows on, even the first round, which sorts the columns into bins, is slow. */
const large = 500_000;

export function createBoosterInTraining(
  parameters: Parameters,
  train: Learnt,
  validation: Learnt | null,
  inDeviations: InDeviations | null
): Learner {
  const handles: Handle[] = [];
  const free = () => handles.forEach((handle) => handle.free());
  const keep = (handle: Handle) => {
    handles.push(handle);
    return handle;
  };
  try {
    const matrices = [train, ...(validation ? [validation] : [])].map((part) => keep(matrixOf(part)));
    const booster = keep(createBooster(parameters, matrices));
    const [own, held = null] = matrices;
    const measure = (how: InDeviations) => ({
      train: measureTargetErrors(booster, own, train, how),
      validation: held && validation ? measureTargetErrors(booster, held, validation, how) : NaN
    });
    return {
      ...{ booster, train: own, validation: held, isSlow: train.data.x.length > large, free },
      ...(inDeviations && { measure: () => measure(inDeviations) })
    };
  } catch (error) {
    free();
    throw error;
  }
}

/** The rows with the given indices, with what is learnt for them. */
export function takeLearnt({ data, labels }: Learnt, indices: Int32Array): Learnt {
  const width = labels.length / data.y.length;
  const taken = new Float32Array(indices.length * width);
  indices.forEach((row, i) => taken.set(labels.subarray(row * width, (row + 1) * width), i * width));
  return { data: takeRows(data, indices), labels: taken };
}

function matrixOf({ data: { x, y, weights, features }, labels }: Learnt): Handle {
  return createDataMatrix({ values: x, rows: y.length, columns: x.length / y.length, labels, weights, features });
}
