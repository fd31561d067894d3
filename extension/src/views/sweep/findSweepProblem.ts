import { describeWrongValue } from '../../../../src/views/check/describeWrongValue';
import type { SweepView } from '../../../../src/views/View';

/** Every list has a value for each run, and what is drawn first is there. */
export function findSweepProblem({ over, metric, settings, metrics, runs }: SweepView, at: string): string | null {
  const lists = [
    ...settings.map(({ values }, i): [string, number] => [`settings[${i}].values`, values.length]),
    ...metrics.flatMap(({ student, baseline }, i): [string, number][] => [
      [`metrics[${i}].student`, student.length],
      [`metrics[${i}].baseline`, baseline.length]
    ])
  ];
  const [place, length] = lists.find(([, count]) => count !== runs.length) ?? [];
  if (place !== undefined) return describeWrongValue(`${at}.${place}`, `${runs.length} entries`, length);
  if (!settings.some(({ name }) => name === over))
    return describeWrongValue(`${at}.over`, 'the name of one of its settings', over);
  return metrics.some(({ name }) => name === metric)
    ? null
    : describeWrongValue(`${at}.metric`, 'the name of one of its metrics', metric);
}
