import type { Dataset } from '../../data/Dataset';
import { nameOfFeature } from '../../data/tables/nameOfFeature';
import type { Finding } from '../../record/RunRecord';
import { formatCount, formatNumber } from '../../views/words/formatNumber';
import { suspicion, type Telling } from './findSingleColumnPredictors';

/** How many times more than the column all others together must leave open: an easy problem has several such columns. */
export const clearly = 2;
/** Whether a value is missing is one cut only, and tells ordinary classes little. */
const clearlyMissing = 1.25;
/**
 * Where the others together come further than this, the problem is an easy one, and of two classes a column has to leave still less open. Of several
 * easy classes it is usual that one column tells one of them.
 */
const little = 0.92;
const clearlyWhereEasy = 3;
/** With fewer rows a forest on the other columns says too little about them. */
const fewestRows = 200;

export function isSuspicious(one: Telling, classes: number): boolean {
  if (one.rest === null) return false;
  if (one.rest >= little) return classes === 2 && suspicion(one) >= clearlyWhereEasy;
  return suspicion(one) >= (one.by === 'missing' ? clearlyMissing : clearly);
}

/** Findings for columns that tell a class alone, while all the others together do not come near. */
export function findSuspiciousFeatures(train: Dataset, found: readonly Telling[]): Finding[] {
  if (train.y.length < fewestRows) return [];
  const worst = new Map<number, Telling>();
  for (const one of found) {
    const before = worst.get(one.column);
    if (isSuspicious(one, train.classes.length) && (!before || suspicion(one) > suspicion(before))) worst.set(one.column, one);
  }
  return Array.from(worst.values(), (one) => finding(train, one));
}

function finding(train: Dataset, { column, label, auc, by, rest }: Telling): Finding {
  const feature = nameOfFeature(train, column);
  const what = {
    value: `"${feature}" alone`,
    missing: `whether "${feature}" is missing alone`,
    code: `"${feature}" alone, by other rows of the same value,`
  }[by];
  const classes = train.classes.length === 2 ? 'the two classes apart' : `class "${train.classes[label]}" from the rest`;
  const hint =
    by === 'code'
      ? `if "${feature}" names a customer or a case, leave it out with ignore or split by it with group; if it was given after the label was known, leave it out`
      : `ask when "${feature}" is written: if only after the label is known, leave it out with ignore; if before, keep it, it is simply the best column`;
  return {
    check: 'suspiciousFeature',
    level: 'warning',
    value: auc,
    says: `${what} tells ${classes} on ${formatCount(train.y.length)} train rows, measured on held-out ones (ROC AUC ${formatNumber(auc, 4)}), and the columns that do not tell them alone come only to ${formatNumber(rest, 4)} together: a leak looks like this, and so does a column that decides`,
    hint
  };
}
