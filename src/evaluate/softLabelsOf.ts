import type { Dataset } from '../data/Dataset';
import type { Matrix } from '../data/Matrix';
import type { SoftLabelExample, SoftLabels, SoftLabelSummary } from '../record/RunRecord';

export interface SoftLabelInputs {
  split: SoftLabels['split'];
  /** [rows, classes], or [rows, 1] of a sigmoid head. */
  teacher: Matrix;
  student: Matrix | null;
  data: Dataset;
  temperature: number | null;
}

/** Where the summary is worked out; a reader's slider moves between them. */
export const temperatureGrid = [0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 20, 40, 100];

const mostExamples = 64;
const mostClasses = 20;
const mostRanks = 10;

/**
 * What the teacher says beyond the labels, small enough for a record: the logits of up to 64 rows (fewer when there are many
 * classes), and means over all rows at a grid of temperatures.
 */
export function softLabelsOf({ split, teacher, student, data, temperature }: SoftLabelInputs): SoftLabels {
  const logits = asClassLogits(teacher);
  const own = student && asClassLogits(student);
  return { split, temperature, examples: examplesOf(logits, own, data), summary: summaryOf(logits, data) };
}

/** A sigmoid unit z says the same as the two logits [0, z]. */
function asClassLogits(matrix: Matrix): Matrix {
  if (matrix.columns !== 1) return matrix;
  const values = new Float32Array(matrix.rows * 2);
  matrix.values.forEach((z, i) => (values[2 * i + 1] = z));
  return { rows: matrix.rows, columns: 2, values };
}

/** The rows that the teacher is least sure of, in turn from each class, so that every class is seen. */
function examplesOf(teacher: Matrix, student: Matrix | null, { y }: Dataset): SoftLabelExample[] {
  const width = teacher.columns;
  const count = Math.min(mostExamples, Math.max(4, Math.floor(4096 / width)), y.length);
  const entropies = Float64Array.from(y, (_, i) => entropyAt(row(teacher, i), 1));
  const ofClass = new Map<number, number[]>();
  for (const i of Array.from(y, (_, i) => i).sort((a, b) => entropies[b] - entropies[a] || a - b)) {
    ofClass.set(y[i], [...(ofClass.get(y[i]) ?? []), i].slice(0, count));
  }
  const queues = [...ofClass.values()];
  const chosen: number[] = [];
  for (let rank = 0; chosen.length < count; rank++) {
    for (const queue of queues) if (rank < queue.length && chosen.length < count) chosen.push(queue[rank]);
  }
  chosen.sort((a, b) => entropies[b] - entropies[a] || a - b);
  const rounded = (matrix: Matrix, i: number) => Array.from(row(matrix, i), (z) => Number(z.toPrecision(5)));
  return chosen.map((index) => ({
    index,
    label: y[index],
    teacher: rounded(teacher, index),
    student: student && rounded(student, index)
  }));
}

function summaryOf(teacher: Matrix, { y }: Dataset): SoftLabelSummary {
  const classes = shownClasses(teacher, y);
  const place = new Map(classes.map((name, i) => [name, i]));
  const ranks = Math.min(mostRanks, teacher.columns);
  const perTemperature = temperatureGrid.map((temperature) => {
    let entropy = 0;
    const byRank = new Array<number>(ranks).fill(0);
    const byClass = classes.map(() => new Array<number>(classes.length).fill(0));
    const counts = classes.map(() => 0);
    for (let i = 0; i < teacher.rows; i++) {
      const p = softmax(row(teacher, i), temperature);
      for (const value of p) if (value > 0) entropy -= value * Math.log(value);
      const sorted = p.slice().sort();
      for (let r = 0; r < ranks; r++) byRank[r] += sorted[sorted.length - 1 - r];
      const at = place.get(y[i]);
      if (at === undefined) continue;
      counts[at]++;
      classes.forEach((name, j) => (byClass[at][j] += p[name]));
    }
    return {
      entropy: round(entropy / teacher.rows),
      byRank: byRank.map((sum) => round(sum / teacher.rows)),
      byClass: byClass.map((sums, at) => sums.map((sum) => (counts[at] ? round(sum / counts[at]) : null)))
    };
  });
  return {
    rows: teacher.rows,
    temperatures: temperatureGrid,
    meanEntropy: perTemperature.map(({ entropy }) => entropy),
    byRank: perTemperature.map(({ byRank }) => byRank),
    classes,
    byClass: perTemperature.map(({ byClass }) => byClass)
  };
}

/** All classes up to 20, else those on which the teacher puts most probability that is not the label's. */
function shownClasses(teacher: Matrix, y: Int32Array): number[] {
  const all = Array.from({ length: teacher.columns }, (_, i) => i);
  if (all.length <= mostClasses) return all;
  const mixed = new Float64Array(teacher.columns);
  for (let i = 0; i < teacher.rows; i++) {
    const p = softmax(row(teacher, i), 1);
    mixed[y[i]] += 1 - p[y[i]];
    p.forEach((value, j) => (mixed[j] += j === y[i] ? 0 : value));
  }
  return all
    .sort((a, b) => mixed[b] - mixed[a] || a - b)
    .slice(0, mostClasses)
    .sort((a, b) => a - b);
}

function row({ values, columns }: Matrix, i: number): Float32Array {
  return values.subarray(i * columns, (i + 1) * columns);
}

function softmax(z: Float32Array, temperature: number): Float64Array {
  let max = -Infinity;
  for (const value of z) max = Math.max(max, value);
  const p = Float64Array.from(z, (value) => Math.exp((value - max) / temperature));
  const sum = p.reduce((a, b) => a + b);
  return p.map((value) => value / sum);
}

function entropyAt(z: Float32Array, temperature: number): number {
  return softmax(z, temperature).reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
