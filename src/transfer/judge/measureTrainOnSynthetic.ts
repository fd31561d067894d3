import type { Matrix } from '../../data/Matrix';
import type { AgainstReal } from '../../record/SyntheticReport';
import { fitLogisticRegression } from './fitLogisticRegression';
import { takePoints } from './PointBlocks';

export interface Labelled {
  vectors: Matrix;
  classes: Int32Array;
}

/** The largest number of rows that a classifier learns from. */
const learntAtMost = 2000;

/**
 * Balanced accuracy on held-out real rows (the share that is right, each class counting the same) of a logistic regression trained on
 * synthetic rows, beside one trained on the same number of real rows. Vectors are scaled by the real rows; test rows of classes that
 * neither learnt are left out.
 *
 * @param real null if the real rows have no labels.
 * @returns null if fewer than two classes can be learnt or tested.
 */
export async function measureTrainOnSynthetic(
  synthetic: Labelled,
  real: Labelled & { labelled: boolean },
  test: Labelled
): Promise<AgainstReal | null> {
  const taught = new Set(synthetic.classes);
  const rows = Array.from(test.classes.keys()).filter((row) => taught.has(test.classes[row]));
  const classes = Int32Array.from(rows, (row) => test.classes[row]);
  if (taught.size < 2 || new Set(classes).size < 2) return null;
  const scale = scaleOf(real.vectors);
  const asked = scale(takePoints(test.vectors, rows));
  const score = async (from: Labelled) => {
    const few = thinned(from);
    const classify = await fitLogisticRegression(scale(few.vectors), few.classes);
    return balanced(classify(asked), classes);
  };
  return { synthetic: await score(synthetic), real: real.labelled ? await score(real) : null };
}

/** Rows come class by class: every n-th of them has all classes. */
function thinned({ vectors, classes }: Labelled): Labelled {
  if (vectors.rows <= learntAtMost) return { vectors, classes };
  const rows = Array.from({ length: learntAtMost }, (_, i) => Math.floor((i * vectors.rows) / learntAtMost));
  return { vectors: takePoints(vectors, rows), classes: Int32Array.from(rows, (row) => classes[row]) };
}

function balanced(found: Int32Array, classes: Int32Array): number {
  const [right, all] = [new Map<number, number>(), new Map<number, number>()];
  classes.forEach((c, row) => {
    all.set(c, (all.get(c) ?? 0) + 1);
    if (found[row] === c) right.set(c, (right.get(c) ?? 0) + 1);
  });
  return [...all].reduce((sum, [c, count]) => sum + (right.get(c) ?? 0) / count, 0) / all.size;
}

function scaleOf({ rows, columns, values }: Matrix): (matrix: Matrix) => Matrix {
  const mean = new Float64Array(columns);
  const deviation = new Float64Array(columns);
  values.forEach((value, at) => (mean[at % columns] += value / rows));
  values.forEach((value, at) => (deviation[at % columns] += (value - mean[at % columns]) ** 2 / rows));
  const unit = deviation.map((square, i) => (Math.sqrt(square) > 1e-6 * Math.abs(mean[i]) ? Math.sqrt(square) : 1));
  return (matrix) => ({ ...matrix, values: matrix.values.map((value, at) => (value - mean[at % columns]) / unit[at % columns]) });
}
