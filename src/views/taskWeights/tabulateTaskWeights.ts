import type { Comparison, Difference } from '../../record/Comparison';
import { countCorrectedTests } from '../comparison/countCorrectedTests';
import { createMetricText, isNumber } from '../comparison/createMetricText';
import { formatPValue } from '../comparison/formatPValue';
import type { Table } from '../table/Table';
import type { TaskWeights, TaskWeightsView } from '../types/TaskWeightsView';
import { formatCount, formatNumber } from '../words/formatNumber';
import { findTaskMetric } from './findTaskMetric';
import { findTaskWeightsAtEnds } from './findTaskWeightsAtEnds';

/** A row for each task: its weight at both ends of the training; with a comparison, a row for each way to learn it too. */
export function tabulateTaskWeights({ runs, tasks, comparison }: TaskWeightsView): Table {
  const interval = comparison ? `${formatNumber(comparison.confidence * 100)} % interval` : '';
  const tests = countCorrectedTests(comparison?.differences ?? []);
  const told = comparison
    ? [
        ` Differences on ${formatCount(comparison.rows)} ${comparison.split} rows, ${formatCount(comparison.resamples)} resamples`,
        ...(tests > 1 ? [`p corrected for ${formatCount(tests)} tests (Holm)`] : [])
      ].join('; ')
    : '';
  return {
    caption: `Weights of the tasks${runs > 1 ? `, means over ${formatCount(runs)} seeds` : ''}.${told}`,
    columns: [
      'Task',
      'Weight at first',
      'Weight at the end',
      ...(runs > 1 ? ['Least and most of the seeds'] : []),
      ...(comparison ? ['Metric', 'Compared', 'Difference', interval, 'p', 'Verdict'] : [])
    ],
    rows: tasks.flatMap((one) => {
      const weights = cellsOfWeights(one, runs);
      return comparison ? cellsOfDifferences(comparison, one.task).map((cells) => [...weights, ...cells]) : [weights];
    })
  };
}

function cellsOfWeights(one: TaskWeights, runs: number): string[] {
  const ends = findTaskWeightsAtEnds(one);
  const range = ends ? `${formatNumber(ends.last.least)} to ${formatNumber(ends.last.most)}` : '–';
  return [
    one.task,
    ends ? formatNumber(ends.first.mean) : '–',
    ends ? formatNumber(ends.last.mean) : '–',
    ...(runs > 1 ? [range] : [])
  ];
}

function cellsOfDifferences(comparison: Comparison, task: string): string[][] {
  const metric = findTaskMetric(comparison, task);
  const own = metric ? comparison.differences.filter(({ metric: name }) => name === comparison.metrics[metric.place].name) : [];
  if (!metric || !own.length) return [['–', '–', '–', '–', '–', '–']];
  const text = createMetricText(comparison, metric.place);
  return own.map(({ model, against, mean, low, high, verdict, ...tested }) => [
    metric.title,
    `${model} − ${against}`,
    isNumber(mean) ? text.difference(mean) + text.unit : 'not measured',
    isNumber(low) && isNumber(high) ? `${text.difference(low)} to ${text.difference(high)}` : '–',
    pOf(tested, comparison.resamples),
    isNumber(mean) ? verdict : '–'
  ]);
}

/** The one that the verdict goes by. */
function pOf({ p, adjusted }: Pick<Difference, 'p' | 'adjusted'>, resamples: number): string {
  const value = adjusted === undefined ? p : adjusted;
  return isNumber(value) ? formatPValue(value, adjusted === undefined ? resamples : Infinity).replace(/^p (= )?/, '') : '–';
}
