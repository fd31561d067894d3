import type { Faithfulness, Screening, SyntheticReport } from '../../record/SyntheticReport';
import type { SyntheticDataView } from '../types/SyntheticDataView';
import { formatCount, formatNumber, formatPercent } from '../words/formatNumber';
import { joinWithAnd } from '../words/joinWithAnd';
import { isNumber } from '../comparison/createMetricNumberFormat';
import { writeNotTrustedSentence } from './writeNotTrustedSentence';

/** What is known about synthetic rows, as a view; `syntheticData` returns the same with a display. */
export function computeSyntheticDataView(
  report: SyntheticReport,
  title = `Synthetic rows: ${report.synthetic}`
): SyntheticDataView {
  return { kind: 'syntheticData', title, says: says(report), ...report };
}

/** First whether they count, then how many do, then how faithful they are. */
function says(report: SyntheticReport): string {
  const { screening, faithfulness, trusted, findings, synthetic } = report;
  const warnings = findings.filter(({ level }) => level === 'warning').length;
  const noted = warnings ? ` (with ${formatCount(warnings)} ${warnings === 1 ? 'warning' : 'warnings'})` : '';
  return [
    trusted ? `${synthetic} may teach${noted}.` : writeNotTrustedSentence(report),
    ...(screening ? [screeningSays(screening)] : []),
    ...(faithfulness ? [faithfulnessSays(faithfulness, report)] : []),
    ...(screening || faithfulness ? [] : ['Its rows are neither screened nor held against real ones.'])
  ].join(' ');
}

function screeningSays({ candidates, kept, rejected }: Screening): string {
  const reasons = rejected.filter(({ rows }) => rows > 0).map((one) => `${formatCount(one.rows)} because ${one.says}`);
  const told = reasons.length ? `; rejected: ${joinWithAnd(reasons)}` : '';
  return `${formatCount(kept)} of ${formatCount(candidates)} candidates count (${formatPercent(candidates ? kept / candidates : null, 1)})${told}.`;
}

function faithfulnessSays(given: Faithfulness, { real }: SyntheticReport): string {
  const { frechet, precision, recall, coverage, trainOnSynthetic, copies } = given;
  const beside = (name: string, { synthetic, real: best }: { synthetic: number | null; real: number | null }) =>
    `${name} ${told(synthetic)} (${told(best)})`;
  const numbers = [
    beside('Fréchet distance', frechet),
    beside('precision', precision),
    beside('recall', recall),
    beside('coverage', coverage)
  ];
  const taught = trainOnSynthetic
    ? ` A classifier that learns from them reaches ${formatPercent(trainOnSynthetic.synthetic, 1)} on real rows, one that learns from as many real ones ${formatPercent(trainOnSynthetic.real, 1)}.`
    : '';
  const copied = copies.rows
    ? `${formatCount(copies.rows)} ${copies.rows === 1 ? 'row copies a real one' : 'rows copy real ones'}.`
    : 'No row copies a real one.';
  return `Against ${real}, with two halves of the real rows in brackets: ${joinWithAnd(numbers)}.${taught} ${copied}`;
}

function told(value: number | null): string {
  return isNumber(value) ? formatNumber(value) : 'unknown';
}
