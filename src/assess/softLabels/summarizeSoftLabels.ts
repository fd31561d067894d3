import type { AnyDataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { computeLogSoftmax } from '../../losses/formulas/computeLogSoftmax';
import type { SoftLabelSummary } from '../../record/RunRecord';
import { computeMarginHistogram } from './computeMarginHistogram';

/** The temperatures at which means are computed; the slider moves between them. */
export const temperatureGrid = [0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 20, 40, 100];

const mostClasses = 20;
const mostRanks = 10;

/** Nats. */
const oneHotEntropy = 0.01;

/** Means of the teacher's soft labels over all rows, at each temperature of the grid. */
export function summarizeSoftLabels(teacher: Matrix, { y }: Pick<AnyDataset, 'y'>): SoftLabelSummary {
  const classes = shownClasses(teacher, y);
  const margins = computeMarginHistogram(teacher, y);
  const top = listTopClasses(teacher);
  const means = temperatureGrid.map((temperature) => meansAt(temperature, teacher, { y, classes, top }));
  return {
    rows: teacher.rows,
    temperatures: temperatureGrid,
    meanEntropy: means.map(({ entropy }) => entropy),
    oneHot: means.map(({ oneHot }) => oneHot),
    byRank: means.map(({ byRank }) => byRank),
    classes,
    byClass: means.map(({ byClass }) => byClass),
    ...(margins ? { margins } : {})
  };
}

interface ShownLabels {
  y: Int32Array;
  classes: number[];
  top: Int32Array;
}

function meansAt(temperature: number, { rows, columns, values }: Matrix, { y, classes, top }: ShownLabels) {
  const place = new Map(classes.map((label, i) => [label, i]));
  const ranks = top.length / rows;
  const byRank = new Float64Array(ranks);
  const byClass = classes.map(() => new Float64Array(classes.length));
  const counts = classes.map(() => 0);
  const p = new Float64Array(columns);
  let [entropy, oneHot] = [0, 0];
  for (let i = 0; i < rows; i++) {
    computeLogSoftmax(values, i * columns, columns, temperature, p);
    let own = 0;
    for (let j = 0; j < columns; j++) {
      const log = p[j];
      p[j] = Math.exp(log);
      if (p[j] > 0) own -= p[j] * log;
    }
    entropy += own;
    if (own < oneHotEntropy) oneHot++;
    const at = place.get(y[i]);
    if (at !== undefined) {
      counts[at]++;
      for (let j = 0; j < classes.length; j++) byClass[at][j] += p[classes[j]];
    }
    for (let r = 0; r < ranks; r++) byRank[r] += p[top[i * ranks + r]];
  }
  return {
    entropy: round(entropy / rows),
    oneHot: round(oneHot / rows),
    byRank: Array.from(byRank, (sum) => round(sum / rows)),
    byClass: byClass.map((sums, at) => Array.from(sums, (sum) => (counts[at] ? round(sum / counts[at]) : null)))
  };
}

/** [rows * ranks] The classes with the largest logits of each row, the largest first: they are the same at every temperature. */
function listTopClasses({ rows, columns, values }: Matrix): Int32Array {
  const ranks = Math.min(mostRanks, columns);
  const top = new Int32Array(rows * ranks);
  for (let i = 0; i < rows; i++) {
    const [begin, own] = [i * columns, i * ranks];
    for (let j = 0; j < columns; j++) {
      let place = Math.min(j, ranks);
      while (place > 0 && values[begin + top[own + place - 1]] < values[begin + j]) place--;
      if (place === ranks) continue;
      top.copyWithin(own + place + 1, own + place, own + Math.min(j, ranks - 1));
      top[own + place] = j;
    }
  }
  return top;
}

/** All classes up to 20; otherwise those to which the teacher gives the most probability besides the label's. */
function shownClasses({ rows, columns, values }: Matrix, y: Int32Array): number[] {
  const all = Array.from({ length: columns }, (_, i) => i);
  if (columns <= mostClasses) return all;
  const mixedUp = new Float64Array(columns);
  const logs = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    computeLogSoftmax(values, i * columns, columns, 1, logs);
    for (let j = 0; j < columns; j++) {
      if (j === y[i]) continue;
      const p = Math.exp(logs[j]);
      mixedUp[j] += p;
      mixedUp[y[i]] += p;
    }
  }
  return all
    .sort((a, b) => mixedUp[b] - mixedUp[a] || a - b)
    .slice(0, mostClasses)
    .sort((a, b) => a - b);
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
