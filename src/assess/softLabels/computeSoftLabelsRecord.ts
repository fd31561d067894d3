import type { AnyDataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { computeLogSoftmax } from '../../losses/formulas/computeLogSoftmax';
import type { SoftLabels } from '../../record/RunRecord';
import { summarizeSoftLabels } from './summarizeSoftLabels';

export interface SoftLabelInputs {
  split: SoftLabels['split'];
  /** [rows, classes], or [rows, 1] for a sigmoid head. */
  teacher: Matrix;
  data: AnyDataset;
  temperature: number | null;
}

const mostExamples = 64;
/** The largest number of logits for all examples of one model: with many classes there are fewer examples. */
const mostLogits = 4096;

/**
 * What the teacher says beyond the labels, small enough for a record: the logits of up to 64 rows, and means over all rows at a grid of
 * temperatures. The student's answers are still missing: `withStudent` fills them in.
 */
export function computeSoftLabelsRecord({ split, teacher, data, temperature }: SoftLabelInputs): SoftLabels {
  const logits = asClassLogits(teacher);
  const examples = uncertainRows(logits, data).map((index) => ({
    index,
    label: data.y[index],
    teacher: rounded(logits, index),
    student: null
  }));
  return { split, temperature, examples, summary: summarizeSoftLabels(logits, data) };
}

/** The same with the student's logits for its examples, and the last temperature of its training. */
export function withStudentLogits(softLabels: SoftLabels, student: Matrix, temperature: number | null): SoftLabels {
  const logits = asClassLogits(student);
  const examples = softLabels.examples.map((example) => ({ ...example, student: rounded(logits, example.index) }));
  return { ...softLabels, temperature, examples };
}

/** A sigmoid unit z means the same as the two logits [0, z]. */
function asClassLogits(matrix: Matrix): Matrix {
  if (matrix.columns !== 1) return matrix;
  const values = new Float32Array(matrix.rows * 2);
  matrix.values.forEach((z, i) => (values[2 * i + 1] = z));
  return { rows: matrix.rows, columns: 2, values };
}

/** The rows about which the teacher is least sure, from each class in turn, so that every class appears; least sure first. */
function uncertainRows(teacher: Matrix, { y }: AnyDataset): number[] {
  const { columns } = teacher;
  const count = Math.min(mostExamples, Math.max(4, Math.floor(mostLogits / columns)), y.length);
  const entropies = entropiesOf(teacher);
  const leastSureFirst = (a: number, b: number) => entropies[b] - entropies[a] || a - b;
  const ofClass = new Map<number, number[]>();
  for (const row of Array.from(y, (_, i) => i).sort(leastSureFirst)) {
    const rows = ofClass.get(y[row]) ?? [];
    if (rows.length < count) rows.push(row);
    ofClass.set(y[row], rows);
  }
  const chosen: number[] = [];
  for (let rank = 0; chosen.length < count; rank++) {
    for (const rows of ofClass.values()) if (rank < rows.length && chosen.length < count) chosen.push(rows[rank]);
  }
  return chosen.sort(leastSureFirst);
}

function entropiesOf({ rows, columns, values }: Matrix): Float64Array {
  const logs = new Float64Array(columns);
  return Float64Array.from({ length: rows }, (_, row) => {
    computeLogSoftmax(values, row * columns, columns, 1, logs);
    return logs.reduce((sum, log) => (log > -700 ? sum - Math.exp(log) * log : sum), 0);
  });
}

function rounded({ values, columns }: Matrix, row: number): number[] {
  return Array.from(values.subarray(row * columns, (row + 1) * columns), (z) => Number(z.toPrecision(5)));
}
