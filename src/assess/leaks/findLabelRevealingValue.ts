import type { Dataset } from '../../data/Dataset';
import type { ColumnFinding } from './ColumnFinding';
import type { Finding } from '../../record/RunRecord';
import { formatCount, formatPercent } from '../../views/words/formatNumber';
import { nameOfFeature } from '../../data/tables/nameOfFeature';
import { countClassesByValue, type ClassCounts } from './countClassesByValue';

const fewestRows = 20;
const fewestOfClass = 0.05;
const purity = 0.99;
/** Chernoff's bound: chance makes so pure a set of rows less than once in e^25 times. */
const surprise = 25;

/**
 * One value of a feature, a category, a flag, a missing value or all but the usual value, whose rows are nearly all of one of the rarer
 * classes: money recovered from a loan reveals that it was not paid back, though most such loans have none.
 */
export function findLabelRevealingValue(train: Dataset, i: number): ColumnFinding[] {
  const totals = new Float64Array(train.classes.length);
  for (const label of train.y) totals[label]++;
  const found = countClassesByValue(train, i).flatMap((set) => {
    const rows = set.counts.reduce((a, b) => a + b, 0);
    return Array.from(set.counts, (count, label) => ({ set, rows, count, label, ofClass: count / totals[label] })).filter(
      ({ count, label, ofClass }) => {
        const base = totals[label] / train.y.length;
        const isPure = count >= purity * rows && rows >= fewestRows && base <= 0.5 && ofClass >= fewestOfClass;
        return isPure && rows * divergence(count / rows, base) >= surprise;
      }
    );
  });
  const best = found.sort((a, b) => b.ofClass - a.ofClass)[0];
  return best ? [{ column: i, label: best.label, finding: finding(train, i, best) }] : [];
}

/** Kullback-Leibler divergence of two coins. */
function divergence(p: number, q: number): number {
  const term = (a: number, b: number) => (a === 0 ? 0 : a * Math.log(a / b));
  return term(p, q) + term(1 - p, 1 - q);
}

interface Telling {
  set: ClassCounts;
  rows: number;
  count: number;
  label: number;
  ofClass: number;
}

function finding(train: Dataset, i: number, { set, rows, count, label, ofClass }: Telling): Finding {
  const feature = nameOfFeature(train, i);
  return {
    check: 'tellingValue',
    level: ofClass >= 0.5 ? 'problem' : 'warning',
    value: count,
    says: `"${feature}" ${set.is} tells class "${train.classes[label]}" on train: ${formatCount(count)} of ${formatCount(rows)} rows, ${formatPercent(ofClass)} of the class`,
    hint: `make sure that "${feature}" is known before the label is, or leave it out with ignore`
  };
}
