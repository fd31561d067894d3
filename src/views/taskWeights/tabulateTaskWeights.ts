import type { Comparison, Difference } from '../../record/Comparison';
import { countCorrectedTests } from '../comparison/countCorrectedTests';
import { createMetricNumberFormat, isNumber } from '../comparison/createMetricNumberFormat';
import { formatPValue } from '../comparison/formatPValue';
import type { Table } from '../table/Table';
import type { TaskWeights, TaskWeightsView } from '../types/TaskWeightsView';
import { formatCount, formatNumber } from '../words/formatNumber';
import { findTaskMetric } from './findTaskMetric';
import { findTaskWeightsAtEnds } from './findTaskWeightsAtEnds';

/** The weight of each task at both ends of the training; with a comparison, what each way to learn it too changed. */
export function tabulateTaskWeights({ runs, tasks, comparison }: TaskWeightsView): Table[] {
  const weights: Table = {
    caption: `Weights of the tasks${runs > 1 ? `, means over ${formatCount(runs)} seeds` : ''}`,
    columns: ['Task', 'At first', 'At the end', ...(runs > 1 ? ['Least and most of the seeds at the end'] : [])],
    rows: tasks.map((one) => cellsOfWeights(one, runs))
  };
  return comparison ? [weights, differencesOf(tasks, comparison)] : [weights];
}

function cellsOfWeights(one: TaskWeights, runs: number): string[] {
  const ends = findTaskWeightsAtEnds(one);
  if (!ends) return [one.task, '–', '–', ...(runs > 1 ? ['–'] : [])];
  const { first, last } = ends;
  const range = `${formatNumber(last.least)} to ${formatNumber(last.most)}`;
  return [one.task, formatNumber(first.mean), formatNumber(last.mean), ...(runs > 1 ? [range] : [])];
}

function differencesOf(tasks: readonly TaskWeights[], comparison: Comparison): Table {
  const { confidence, differences, rows, split, resamples } = comparison;
  const tests = countCorrectedTests(differences);
  const corrected = tests > 1 ? `; p corrected for ${formatCount(tests)} tests (Holm)` : '';
  return {
    caption: `Differences on the same ${formatCount(rows)} ${split} rows, ${formatCount(resamples)} resamples${corrected}`,
    columns: ['Task', 'Metric', 'Compared', 'Difference', `${formatNumber(confidence * 100)} % interval`, 'p', 'Verdict'],
    rows: tasks.flatMap(({ task }) => {
      const metric = findTaskMetric(comparison, task);
      if (!metric) return [];
      const text = createMetricNumberFormat(comparison, metric.place);
      return differences
        .filter((one) => one.metric === comparison.metrics[metric.place].name)
        .map(({ model, against, mean, low, high, verdict, ...tested }) => [
          task,
          metric.title,
          `${model} − ${against}`,
          isNumber(mean) ? text.difference(mean) + text.unit : 'not measured',
          isNumber(low) && isNumber(high) ? `${text.difference(low)} to ${text.difference(high)}` : '–',
          pOf(tested, resamples),
          isNumber(mean) ? verdict : '–'
        ]);
    })
  };
}

/** The one that the verdict goes by. */
function pOf({ p, adjusted }: Pick<Difference, 'p' | 'adjusted'>, resamples: number): string {
  const value = adjusted === undefined ? p : adjusted;
  return isNumber(value) ? formatPValue(value, adjusted === undefined ? resamples : Infinity).replace(/^p (= )?/, '') : '–';
}
