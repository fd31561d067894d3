import type { Dataset } from '../../data/Dataset';
import type { Finding } from '../../record/RunRecord';
import { formatNumber } from '../../views/words/formatNumber';
import type { ColumnFinding } from './ColumnFinding';
import { easy, findSeparatingFeatures } from './findSeparatingFeatures';
import { isSuspicious, findSuspiciousFeatures } from './findSuspiciousFeatures';
import { lookedAt, restOf, findSingleColumnPredictors } from './findSingleColumnPredictors';

/** Features that tell the label by themselves: nearly always (problems), or more than all others together (suspicious ones). */
export function findPredictiveFeatures(train: Dataset): Finding[] {
  const telling = findSingleColumnPredictors(train);
  const sure = findSeparatingFeatures(train, telling);
  const isProblem = new Set(sure.flatMap(({ column, finding }) => (finding.level === 'problem' ? [column] : [])));
  const suspects = telling.filter((one) => isSuspicious(one, train.classes.length)).map(({ column }) => column);
  // A feature that is a problem already is not suspicious besides.
  const others = telling.filter(({ column }) => !isProblem.has(column));
  const rest = tellingValues(train, sure, new Set([...isProblem, ...suspects]));
  return [...rest, ...findSuspiciousFeatures(train, others)];
}

/** In an easy problem some value of nearly every column goes with one class only: that is for information. */
function tellingValues(train: Dataset, sure: readonly ColumnFinding[], leaks: ReadonlySet<number>): Finding[] {
  const isPart = ({ finding }: ColumnFinding) => finding.check === 'tellingValue' && finding.level === 'warning';
  if (!sure.some(isPart)) return sure.map(({ finding }) => finding);
  const width = train.x.length / train.y.length;
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) => !leaks.has(column));
  const aucs = columns.length > 1 ? restOf(train, lookedAt(train), columns) : undefined;
  return sure.map((one) => {
    const auc = aucs?.[one.label] ?? 0;
    if (!isPart(one) || auc < easy) return one.finding;
    const says = `${one.finding.says}; all columns together tell the class (ROC AUC ${formatNumber(auc, 4)}): the problem seems to be easy`;
    return { ...one.finding, level: 'info', says };
  });
}
