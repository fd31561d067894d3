import type { Dataset } from '../../data/Dataset';
import { createBooster } from '../../teachers/xgboost/library/createBooster';
import { createDataMatrix } from '../../teachers/xgboost/library/createDataMatrix';
import type { Handle } from '../../teachers/xgboost/library/createHandle';
import { call } from '../../teachers/xgboost/library/loadCApi';
import { predictMatrix } from '../../teachers/xgboost/library/predictMatrix';
import { computeAucOfClasses } from './computeAucOfClasses';

const rounds = 30;
/** Columns that a forest looks at at most, so that its time has a bound. */
const mostColumns = 300;

/**
 * How well a small forest on some columns together tells each class from the rest: boosted trees of depth 4 in 30 rounds, fitted on one half
 * of each class' rows and measured (ROC AUC) on the other, and the other way round: the mean of both. One thread and no draws, so that it is
 * the same at each call.
 *
 * @returns null for a class with fewer than `fewest` rows in it or outside it.
 * @throws Error without XGBoost's library.
 */
export function computeForestAucs(
  { x, y, classes, features }: Dataset,
  { rows, columns, fewest }: { rows: Int32Array; columns: readonly number[]; fewest: number }
): (number | null)[] {
  const taken = columns.slice(0, mostColumns);
  const width = x.length / y.length;
  const seen = new Int32Array(classes.length);
  const half = Uint8Array.from(rows, (row) => seen[y[row]]++ % 2);
  const parts = [0, 1].map((part) => rows.filter((_, i) => half[i] === part));
  const handles: Handle[] = [];
  const own = (handle: Handle) => {
    handles.push(handle);
    return handle;
  };
  try {
    const matrices = parts.map((part) =>
      own(
        createDataMatrix({
          values: Float32Array.from({ length: part.length * taken.length }, (_, at) => {
            const row = part[Math.floor(at / taken.length)];
            return x[row * width + taken[at % taken.length]];
          }),
          rows: part.length,
          columns: taken.length,
          labels: Float32Array.from(part, (row) => y[row]),
          ...(features && { features: taken.map((column, i) => ({ ...features[column], name: `f${i}` })) })
        })
      )
    );
    const aucs = [0, 1].map((fitted) => {
      const booster = own(createBooster(parametersOf(classes.length), [matrices[fitted]]));
      for (let round = 0; round < rounds; round++)
        call('XGBoosterUpdateOneIter', booster.address, round, matrices[fitted].address);
      const held = parts[1 - fitted];
      const margins = predictMatrix(booster, matrices[1 - fitted], 'margin');
      return aucsOf(
        margins.values,
        margins.columns,
        Int32Array.from(held, (row) => y[row]),
        classes.length,
        fewest / 2
      );
    });
    return aucs[0].map((auc, label) => {
      const other = aucs[1][label];
      return auc === null || other === null ? null : (auc + other) / 2;
    });
  } finally {
    for (const handle of handles) handle.free();
  }
}

function parametersOf(classes: number): { [name: string]: string | number } {
  const objective: { [name: string]: string | number } =
    classes === 2 ? { objective: 'binary:logistic' } : { objective: 'multi:softprob', num_class: classes };
  return { ...objective, tree_method: 'hist', max_depth: 4, eta: 0.3, max_bin: 64, nthread: 1, seed: 0, verbosity: 0 };
}

/** One against the rest by the probability of the class. */
function aucsOf(margins: Float32Array, columns: number, y: Int32Array, classes: number, fewest: number): (number | null)[] {
  return Array.from({ length: classes }, (_, label) => {
    const scores = Float32Array.from(y, (_, row) =>
      columns === 1 ? (label ? 1 : -1) * margins[row] : share(margins.subarray(row * columns, (row + 1) * columns), label)
    );
    return computeAucOfClasses(scores, y, classes, fewest)[label];
  });
}

/** The logit of the class against the largest other, which orders rows nearly as the probability does, without ties at 0 and 1. */
function share(margins: Float32Array, label: number): number {
  let [largest, sum] = [-Infinity, 0];
  margins.forEach((margin, c) => {
    if (c !== label) largest = Math.max(largest, margin);
  });
  margins.forEach((margin, c) => {
    if (c !== label) sum += Math.exp(margin - largest);
  });
  return margins[label] - largest - Math.log(sum);
}
