import type { Table } from '../table/Table';
import type { AccuracyMatrixView } from '../types/AccuracyMatrixView';
import { formatCount, formatNumber, formatPercent } from '../words/formatNumber';
import { formatSeedGain } from '../words/formatSeedGain';
import { formatSeedInterval } from '../words/formatSeedInterval';

/** A row for each strategy: what it knows at the end, what it forgot, and what it kept in memory. */
export function tabulateStrategies({ strategies, parts, seeds, confidence, control }: AccuracyMatrixView): Table {
  const isTold = strategies.some(({ averageAccuracyGivenPart }) => averageAccuracyGivenPart !== undefined);
  const hasMemory = strategies.some(({ memory }) => memory !== undefined);
  const intervals =
    seeds > 1 ? `, means over ${formatCount(seeds)} seeds with ${formatNumber(100 * confidence)} % intervals` : '';
  return {
    caption: `After ${formatCount(parts.length)} ${parts.length === 1 ? 'part' : 'parts'}${intervals}`,
    columns: [
      'Strategy',
      'Average accuracy',
      ...(isTold ? ['If the part is told'] : []),
      'Forgetting',
      'Backward transfer',
      'Forward transfer',
      ...(control === null ? [] : [`More than ${control}`]),
      ...(hasMemory ? ['Memory'] : [])
    ],
    rows: strategies.map((one) => [
      one.name,
      formatSeedInterval(one.averageAccuracy),
      ...(isTold ? [formatSeedInterval(one.averageAccuracyGivenPart)] : []),
      formatSeedInterval(one.forgetting),
      formatSeedInterval(one.backwardTransfer),
      formatSeedInterval(one.forwardTransfer),
      ...(control === null ? [] : [formatSeedGain(one.gain)]),
      ...(hasMemory ? [one.memory ? `${formatCount(one.memory.rows)} rows, ${formatCount(one.memory.bytes)} bytes` : '–'] : [])
    ])
  };
}

/** The matrix of one strategy: a row for the model at first and after each part, a column for each part's test rows. */
export function tabulateAccuracyMatrix({ strategies, parts }: AccuracyMatrixView, place: number): Table {
  const { name, accuracy } = strategies[place];
  return {
    caption: `${name}: accuracy on the test rows of each part (columns) after each part (rows)`,
    columns: ['', ...parts],
    rows: accuracy.map((row, learnt) => [nameMoment(parts, learnt), ...row.map((value) => formatPercent(value, 1))])
  };
}

/** "at first", "after cats". */
export function nameMoment(parts: readonly string[], learnt: number): string {
  return learnt === 0 ? 'at first' : `after ${parts[learnt - 1]}`;
}
