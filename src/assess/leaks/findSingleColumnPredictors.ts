import type { Dataset } from '../../data/Dataset';
import { computeAucOfClasses } from './computeAucOfClasses';
import { computeHighCardinalityAucs } from './computeHighCardinalityAucs';
import { readFeatureValues } from './readFeatureValues';
import { computeForestAucs } from './computeForestAucs';
import { computeSingleColumnAucs } from './computeSingleColumnAucs';
import { computeNearestRowAucs } from './computeNearestRowAucs';
import { sampleRowsByClass } from './sampleRowsByClass';

/** A column that tells a class from the rest on rows that were held out. */
export interface Telling {
  column: number;
  label: number;
  /** ROC AUC. */
  auc: number;
  /** By its values; by whether it has one; by other rows of the same value. */
  by: 'value' | 'missing' | 'code';
  /** The ROC AUC of a small forest on all columns that do not tell this class by themselves; null if it is not known. */
  rest: number | null;
}

/** Where a column alone is suspicious; whether it is missing tells less in ordinary data, so less is enough. */
export const limits = { value: 0.955, code: 0.955, missing: 0.85 } as const;
/** More columns, or more than a quarter, are taken for those of an easy problem. */
const mostLeaks = 8;
/** Columns from here on are looked at by trees too, but only so many: one for each class is grown in a round. */
const worthTrees = 0.7;
const mostTrees = 24;
/** With fewer rows of a class a column may well tell it by chance. */
const fewestRows = 20;
/** Rows that are looked at, evenly from the classes. */
const mostRows = 4000;

/**
 * Columns that tell a class by themselves on held-out rows, with what all other columns tell together. Of two classes only the second is
 * looked at, since what tells one tells the other. In an easy problem many columns tell what one does; a leak tells what the others do not.
 */
export function findSingleColumnPredictors(train: Dataset): Telling[] {
  const { y, classes, features } = train;
  const rows = lookedAt(train);
  const labels = Int32Array.from(rows, (row) => y[row]);
  const width = train.x.length / y.length;
  const looked = { y: labels, classes: classes.length, fewest: fewestRows };
  const strengths = Array.from({ length: width }, (_, column) => {
    const values = readFeatureValues(train, column, rows);
    const isCategory = features?.[column].kind === 'category';
    const ways: Ways = [['value', computeSingleColumnAucs(values, { ...looked, isCategory })]];
    if (!isCategory) ways.push(['value', byOrder(values, looked)], ['value', byNearest(values, looked)]);
    if (values.some(Number.isNaN)) {
      const isMissing = values.map((value) => Number(Number.isNaN(value)));
      ways.push(['missing', computeSingleColumnAucs(isMissing, { ...looked, isCategory: false })]);
    }
    const codes = computeHighCardinalityAucs(values, looked);
    if (codes) ways.push(['code', codes.aucs]);
    return ways;
  });
  lookCloser(train, rows, strengths);
  const found: Telling[] = [];
  for (let label = 0; label < classes.length; label++) {
    if (classes.length === 2 && label === 0) continue;
    const telling = strengths.flatMap((ways, column) => {
      const over = ways.flatMap(([by, aucs]) => {
        const auc = aucs[label];
        return auc !== null && auc >= limits[by] ? [{ column, label, auc, by }] : [];
      });
      return over.sort((a, b) => b.auc - a.auc).slice(0, 1);
    });
    if (!telling.length) continue;
    const all = Array.from({ length: width }, (_, column) => column);
    const own = new Set(telling.map(({ column }) => column));
    const without = (left: (column: number) => boolean) => {
      const others = all.filter(left);
      return others.length ? (restOf(train, rows, others)?.[label] ?? null) : null;
    };
    // Where many columns tell the class, each is compared with all others: leaks are few.
    const areFew = own.size <= Math.max(2, Math.min(mostLeaks, width / 4));
    const rest = areFew ? without((column) => !own.has(column)) : null;
    found.push(...telling.map((one) => ({ ...one, rest: areFew ? rest : without((column) => column !== one.column) })));
  }
  return found;
}

type Ways = [Telling['by'], (number | null)[]][];

/** Large or small values tell the class: nothing is fitted, so no row needs to be held out. Of columns that most rows have. */
function byOrder(values: Float32Array, { y, classes, fewest }: Looked) {
  if (!isFilled(values)) return new Array<null>(classes).fill(null);
  return computeAucOfClasses(values, y, classes, fewest).map((auc) => (auc === null ? null : Math.max(auc, 1 - auc)));
}

/** Narrow bands of a number. */
function byNearest(values: Float32Array, looked: Looked) {
  return isFilled(values) ? computeNearestRowAucs(values, looked) : new Array<null>(looked.classes).fill(null);
}

function isFilled(values: Float32Array): boolean {
  return 2 * values.filter((value) => !Number.isNaN(value)).length > values.length;
}

interface Looked {
  y: Int32Array;
  classes: number;
  fewest: number;
}

/** Cells with equally many rows mix narrow bands. Trees find their edges, in the columns where cells found something. */
function lookCloser(train: Dataset, rows: Int32Array, strengths: Ways[]): void {
  const isNumber = (column: number) => train.features?.[column].kind !== 'category';
  const best = strengths.map((ways) => Math.max(...ways.flatMap(([, aucs]) => aucs.map((auc) => auc ?? 0))));
  const promising = best.flatMap((auc, column) => (isNumber(column) && auc >= worthTrees && auc < limits.value ? [column] : []));
  for (const column of promising
    .sort((a, b) => best[b] - best[a])
    .slice(0, Math.max(2, Math.floor(mostTrees / train.classes.length)))) {
    const aucs = restOf(train, rows, [column]);
    if (aucs) strengths[column].push(['value', aucs]);
  }
}

/** The rows that are looked at. */
export function lookedAt({ y, classes }: Dataset): Int32Array {
  return sampleRowsByClass(y, classes.length, Math.floor(mostRows / classes.length));
}

/** What a small forest on some columns tells of each class; undefined if there is no library to grow trees with. */
export function restOf(train: Dataset, rows: Int32Array, columns: number[]): (number | null)[] | undefined {
  try {
    return computeForestAucs(train, { rows, columns, fewest: fewestRows });
  } catch {
    return undefined;
  }
}

/** How much more a column tells than all the others: the ratio of what is missing to 1. */
export function suspicion({ auc, rest }: Telling): number {
  return rest === null ? 0 : (1 - rest) / Math.max(1 - auc, 1e-3);
}
