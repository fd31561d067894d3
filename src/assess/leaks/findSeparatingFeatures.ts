import type { Dataset } from '../../data/Dataset';
import type { Finding } from '../../record/RunRecord';
import { formatNumber } from '../../views/words/formatNumber';
import { computeAucOfClasses } from './computeAucOfClasses';
import type { ColumnFinding } from './ColumnFinding';
import { computeCategoryAucs } from './computeCategoryAucs';
import { nameOfFeature } from '../../data/tables/nameOfFeature';
import { readFeatureValues } from './readFeatureValues';
import { findLabelRevealingValue } from './findLabelRevealingValue';
import { sampleRowsByClass } from './sampleRowsByClass';
import { clearly } from './findSuspiciousFeatures';
import { suspicion, type Telling } from './findSingleColumnPredictors';

const limit = 0.99;
/** The other columns tell a class as well as one if a forest on them comes to this. */
export const easy = 0.98;
/** With fewer rows of a class a feature may well separate it by chance. */
const fewestRows = 10;
/** Rows of each class for a first look; what it finds below `worthAll` is not 0.99 on all rows: it is off by 0.001 or so. */
const firstRows = 10_000;
const worthAll = 0.975;

/**
 * Features that separate a class from the rest on their own: by their value, by whether they have one, or by one particular value. If all
 * other features together do so too, the problem is easy, and the finding is for information.
 */
export function findSeparatingFeatures(train: Dataset, telling: readonly Telling[]): ColumnFinding[] {
  const all = Int32Array.from(train.y.keys());
  const few = sampleRowsByClass(train.y, train.classes.length, firstRows);
  const width = train.x.length / train.y.length;
  const found: ColumnFinding[] = [];
  for (let i = 0; i < width; i++) {
    const whole = [byValue, byMissing].flatMap((look): ColumnFinding[] => {
      const first = strongest(look(train, i, few));
      if (first === undefined || first.auc < worthAll) return [];
      const best = few.length < all.length ? strongest(look(train, i, all)) : first;
      return best && best.auc >= limit
        ? [{ column: i, label: best.label, finding: finding(train, i, look === byMissing, best, telling) }]
        : [];
    });
    found.push(...(whole.length ? whole : findLabelRevealingValue(train, i)));
  }
  return found;
}

type Aucs = (number | null)[];

function byValue(train: Dataset, i: number, rows: Int32Array): Aucs {
  const aucsOf = train.features?.[i].kind === 'category' ? computeCategoryAucs : computeAucOfClasses;
  return aucsOf(readFeatureValues(train, i, rows), labelsOf(train, rows), train.classes.length, fewestRows);
}

function byMissing(train: Dataset, i: number, rows: Int32Array): Aucs {
  const values = readFeatureValues(train, i, rows);
  if (!values.some(Number.isNaN)) return [];
  const isMissing = values.map((value) => (Number.isNaN(value) ? 1 : 0));
  return computeAucOfClasses(isMissing, labelsOf(train, rows), train.classes.length, fewestRows);
}

function labelsOf({ y }: Dataset, rows: Int32Array): Int32Array {
  return Int32Array.from(rows, (row) => y[row]);
}

/** The class that is separated best; either small or large values may indicate it. */
function strongest(aucs: Aucs): { label: number; auc: number } | undefined {
  const ranked = aucs.flatMap((auc, label) => (auc === null ? [] : [{ label, auc: Math.max(auc, 1 - auc) }]));
  return ranked.sort((a, b) => b.auc - a.auc)[0];
}

function finding(
  train: Dataset,
  i: number,
  isMissing: boolean,
  { label, auc }: { label: number; auc: number },
  telling: readonly Telling[]
): Finding {
  const feature = nameOfFeature(train, i);
  const what = isMissing ? `whether "${feature}" is missing alone` : `"${feature}" alone`;
  const classes = train.classes.length === 2 ? 'the two classes apart' : `class "${train.classes[label]}" from the rest`;
  const says = `${what} tells ${classes} on train (ROC AUC ${formatNumber(auc, 4)})`;
  const asked = train.classes.length === 2 ? 1 : label;
  const known = telling.find((one) => one.column === i && one.label === asked);
  const isEasy = known !== undefined && known.rest !== null && known.rest >= easy && suspicion(known) < clearly;
  return {
    check: 'separatingFeature',
    level: isEasy ? 'info' : 'problem',
    value: auc,
    says: isEasy
      ? `${says}, but so do the other columns together (${formatNumber(known.rest, 4)}): the problem seems to be easy`
      : says,
    hint: `make sure that "${feature}" is known before the label is, or leave it out with ignore`
  };
}
