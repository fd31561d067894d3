import type { Comparison } from '../../record/Comparison';
import { createMetricNumberFormat, isNumber } from '../comparison/createMetricNumberFormat';
import { writeCorrectionSentence } from '../comparison/writeCorrectionSentence';
import type { TaskWeights, TaskWeightsView } from '../types/TaskWeightsView';
import { capitalize } from '../words/capitalize';
import { formatCount, formatNumber } from '../words/formatNumber';
import { joinWithAnd } from '../words/joinWithAnd';
import { findTaskMetric } from './findTaskMetric';
import { findTaskWeightsAtEnds } from './findTaskWeightsAtEnds';

/** More tasks are counted, not told. */
const toldAtMost = 4;

/** How the weights moved, then what each way to learn together gained or lost against alone. */
export function writeTaskWeightsSentence({
  runs,
  tasks,
  comparison
}: Pick<TaskWeightsView, 'runs' | 'tasks' | 'comparison'>): string {
  return [
    weightsSay(tasks, runs),
    ...(comparison ? [...waysSay(tasks, comparison), ...writeCorrectionSentence(comparison.differences)] : [])
  ].join(' ');
}

function weightsSay(tasks: readonly TaskWeights[], runs: number): string {
  const ends = tasks.flatMap((one) => {
    const found = findTaskWeightsAtEnds(one);
    return found
      ? [{ task: one.task, from: formatNumber(found.first.mean), to: formatNumber(found.last.mean), stays: stays(one) }]
      : [];
  });
  if (!ends.length) return 'No weight is measured yet.';
  const told = ends.slice(0, toldAtMost);
  const more = ends.length > told.length ? [`${formatCount(ends.length - told.length)} more`] : [];
  const lead = runs > 1 ? `Over ${formatCount(runs)} seeds the` : 'The';
  if (ends.every((one) => one.stays))
    return `${lead} weights of the tasks stay as they are: ${joinWithAnd([...told.map(({ task, to }) => `${task} ${to}`), ...more])}.`;
  const moves = told.map(({ task, from, to, stays }) => (stays ? `${task} stays at ${to}` : `${task} from ${from} to ${to}`));
  return `${lead} weights of the tasks move: ${joinWithAnd([...moves, ...more])}.`;
}

function stays({ mean }: TaskWeights): boolean {
  const known = mean.filter((value) => value !== null);
  return known.every((value) => value === known[0]);
}

function waysSay(tasks: readonly TaskWeights[], comparison: Comparison): string[] {
  const { differences, confidence } = comparison;
  const ways = [
    ...new Map(differences.map(({ model, against }) => [JSON.stringify([model, against]), { model, against }])).values()
  ];
  return ways.flatMap(({ model, against }, way) => {
    const all = tasks.flatMap(({ task }) => {
      const metric = findTaskMetric(comparison, task);
      if (!metric) return [];
      const { name } = comparison.metrics[metric.place];
      const found = differences.find((one) => one.metric === name && one.model === model && one.against === against);
      return found
        ? [{ found, words: `${metric.title} of ${task}`, text: createMetricNumberFormat(comparison, metric.place) }]
        : [];
    });
    if (!all.length) return [];
    const told = all.slice(0, toldAtMost).map(({ found: { mean, low, high, verdict }, words, text }, i) => {
      if (!isNumber(mean)) return `${words} not measured`;
      const interval = way + i === 0 ? `${formatNumber(confidence * 100)} % interval ` : '';
      return `${words} ${text.difference(mean)}${text.unit} (${interval}${text.difference(low)} to ${text.difference(high)}), ${verdict}`;
    });
    const more = all.length > told.length ? [`${formatCount(all.length - told.length)} more in the table`] : [];
    return [`${capitalize(model)} against ${against}: ${[...told, ...more].join('; ')}.`];
  });
}
