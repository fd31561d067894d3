import type { Finding, Scores } from '../../record/RunRecord';

/** Few real tables let themselves be told so well. */
const limit = 0.995;
/** Findings about features that tell the label. */
const leaks = ['separatingFeature', 'suspiciousFeature', 'tellingValue'];

/**
 * A teacher of a table that is nearly always right on rows that it has not learnt from: perhaps a column knows the label. It is a warning if such a
 * column has been found; otherwise it may be an easy problem.
 *
 * @param scores on the shown rows.
 */
export function findTooGoodTeacher(scores: Scores, split: string, findings: readonly Finding[]): Finding | null {
  const isRanked = typeof scores.rocAuc === 'number';
  const value = isRanked ? (scores.rocAuc as number) : scores.accuracy;
  if (value < limit) return null;
  const isKnown = findings.some(({ check }) => leaks.includes(check));
  const measured = isRanked ? `ROC AUC is ${value.toFixed(4)}` : `accuracy is ${(100 * value).toFixed(2)} %`;
  return {
    check: 'tooGoodTeacher',
    level: isKnown ? 'warning' : 'info',
    value,
    says: `the teacher's ${measured} on the ${split} rows, which few real tables allow: ${isKnown ? 'a column that tells the label was found' : 'no single column explains it, so it is an easy problem or several columns know the label together'}`,
    hint: 'look at the importances of the columns, and ask of the first ones when they are written: kd.leakCheck(splits) says more'
  };
}
