import type { Dataset } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';
import { formatNumber } from '../../../views/words/formatNumber';
import { aucOfClasses } from './aucOfClasses';
import { categoryRates } from './categoryRates';
import { featureName } from '../featureName';
import { labelRevealingValue } from './labelRevealingValue';

const limit = 0.99;
/** With fewer rows of a class a feature may well separate it by chance. */
const fewestRows = 10;
/** Rows of each class for a first look; what it finds below `worthAll` is not 0.99 on all rows: it is off by 0.001 or so. */
const firstRows = 10_000;
const worthAll = 0.975;

/** Features that separate a class from the rest on their own: by their value, by whether they have one, or by one particular value. */
export function separatingFeatures(train: Dataset): Finding[] {
  const all = Int32Array.from(train.y.keys());
  const few = sample(train.y, train.classes.length);
  const width = train.x.length / train.y.length;
  const found: Finding[] = [];
  for (let i = 0; i < width; i++) {
    const whole = [byValue, byMissing].flatMap((look) => {
      const first = strongest(look(train, i, few));
      if (first === undefined || first.auc < worthAll) return [];
      const best = few.length < all.length ? strongest(look(train, i, all)) : first;
      return best && best.auc >= limit ? [finding(train, i, look === byMissing, best)] : [];
    });
    found.push(...(whole.length ? whole : labelRevealingValue(train, i)));
  }
  return found;
}

type Aucs = (number | null)[];

function byValue(train: Dataset, i: number, rows: Int32Array): Aucs {
  const aucsOf = train.features?.[i].kind === 'category' ? categoryRates : aucOfClasses;
  return aucsOf(columnOf(train, i, rows), labelsOf(train, rows), train.classes.length, fewestRows);
}

function byMissing(train: Dataset, i: number, rows: Int32Array): Aucs {
  const values = columnOf(train, i, rows);
  if (!values.some(Number.isNaN)) return [];
  const isMissing = values.map((value) => (Number.isNaN(value) ? 1 : 0));
  return aucOfClasses(isMissing, labelsOf(train, rows), train.classes.length, fewestRows);
}

function columnOf({ x, y }: Dataset, i: number, rows: Int32Array): Float32Array {
  const width = x.length / y.length;
  return Float32Array.from(rows, (row) => x[row * width + i]);
}

function labelsOf({ y }: Dataset, rows: Int32Array): Int32Array {
  return Int32Array.from(rows, (row) => y[row]);
}

/** The given number of rows of each class, spread evenly, or all if there are fewer. */
function sample(y: Int32Array, classes: number): Int32Array {
  const counts = new Int32Array(classes);
  for (const label of y) counts[label]++;
  const steps = Array.from(counts, (count) => Math.max(1, count / firstRows));
  const next = new Float64Array(classes);
  const seen = new Int32Array(classes);
  return Int32Array.from(y.keys()).filter((row) => {
    const label = y[row];
    if (seen[label]++ < next[label]) return false;
    next[label] += steps[label];
    return true;
  });
}

/** The class that is separated best; either small or large values may indicate it. */
function strongest(aucs: Aucs): { label: number; auc: number } | undefined {
  const ranked = aucs.flatMap((auc, label) => (auc === null ? [] : [{ label, auc: Math.max(auc, 1 - auc) }]));
  return ranked.sort((a, b) => b.auc - a.auc)[0];
}

function finding(train: Dataset, i: number, isMissing: boolean, { label, auc }: { label: number; auc: number }): Finding {
  const feature = featureName(train, i);
  const what = isMissing ? `whether "${feature}" is missing alone` : `"${feature}" alone`;
  const classes = train.classes.length === 2 ? 'the two classes apart' : `class "${train.classes[label]}" from the rest`;
  return {
    check: 'separatingFeature',
    level: 'problem',
    value: auc,
    says: `${what} tells ${classes} on train (ROC AUC ${formatNumber(auc, 4)})`,
    hint: `make sure that "${feature}" is known before the label is, or leave it out with ignore`
  };
}
