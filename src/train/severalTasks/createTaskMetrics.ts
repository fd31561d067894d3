import type { Metric, MetricInputs } from '../../metrics/inputs/Metric';
import { checkedOutputs, checkedTargets } from '../../metrics/inputs/checkedOutputs';
import type { LogitsTable } from '../../metrics/inputs/checkedLogits';
import { describeMetrics } from '../../metrics/inputs/describeMetrics';
import { listKnownRows } from './listKnownRows';
import { takeColumns } from './takeColumns';
import type { TaskOfSeveral } from './TaskOfSeveral';

/** The metrics of a task of several, each on the task's own outputs and the rows that have all its targets: "price: R squared". NaN if there are none. */
export function createTaskMetrics(part: TaskOfSeveral): Metric[] {
  const { metrics } = part.definition;
  const infos = describeMetrics('severalTasks', metrics);
  return metrics.map((metric, i) => ({
    ...metric,
    description: { name: `${part.name}: ${infos[i].name}` },
    title: `${part.name}: ${metric.title}`,
    prepare: (inputs: MetricInputs) => prepareOwn(metric, part, inputs)
  }));
}

function prepareOwn(metric: Metric, { outputs, head, name }: TaskOfSeveral, inputs: MetricInputs): ReturnType<Metric['prepare']> {
  const subject = `metrics of task "${name}"`;
  const targets = readTargets(subject, inputs.targets);
  const wanted = takeColumns(targets, head.targets);
  const rows = listKnownRows(wanted);
  if (rows.length === 0) return () => NaN;
  const own = takeColumns(checkedOutputs(subject, 'outputs', inputs.logits), outputs);
  const known = takeRows(wanted, rows);
  const { groups } = inputs;
  const ask = metric.prepare({
    logits: takeRows(own, rows),
    labels:
      wanted.columns === 1 && known.values.every(isClassNumber) ? Int32Array.from(known.values) : new Int32Array(rows.length),
    targets: known,
    ...(groups && { groups: Int32Array.from(rows, (row) => groups[row]) })
  });
  if (rows.length === wanted.rows) return ask;
  return (counts) => ask(counts && Int32Array.from(rows, (row) => counts[row]));
}

/** With those that are not known. */
function readTargets(subject: string, targets: MetricInputs['targets']): LogitsTable {
  const isTable = typeof targets === 'object' && 'rows' in targets && 'columns' in targets && 'values' in targets;
  return isTable ? (targets as LogitsTable) : checkedTargets(subject, targets);
}

function takeRows({ columns, values }: LogitsTable, rows: Int32Array): { rows: number; columns: number; values: Float64Array } {
  const taken = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    for (let column = 0; column < columns; column++) taken[i * columns + column] = values[row * columns + column];
  });
  return { rows: rows.length, columns, values: taken };
}

function isClassNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}
