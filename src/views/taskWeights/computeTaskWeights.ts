import type { RunRecord } from '../../record/RunRecord';
import type { TaskWeights } from '../types/TaskWeightsView';
import { roundDecimals, roundTo } from '../words/roundTo';

const tasksAtMost = 100;
/** About 60 kB of JSON. */
const pointsAtMost = 2000;

/** The weights of each task over the epochs, as mean and range over runs of the same tasks. Empty if no term is of a task. */
export function computeTaskWeights(records: readonly RunRecord[]): TaskWeights[] {
  const tasks = [...new Set(records.flatMap(({ setup }) => Object.values(setup.terms).flatMap(({ loss }) => taskOf(loss.task))))];
  const epochs = [...new Set(records.flatMap(({ history }) => history.epoch.map(rounded)))].sort((a, b) => a - b);
  const points = thin(epochs, Math.min(200, Math.floor(pointsAtMost / Math.max(1, tasks.length))));
  return tasks.slice(0, tasksAtMost).map((task) => {
    const runs = records.map((record) => weightsByEpoch(record, task));
    const columns = points.map((epoch) => runs.flatMap((run) => run.get(epoch) ?? []));
    const over = (of: (values: number[]) => number) => columns.map((all) => (all.length ? roundTo(of(all), 6) : null));
    return {
      task,
      epoch: points,
      mean: over((all) => all.reduce((a, b) => a + b) / all.length),
      least: over((all) => Math.min(...all)),
      most: over((all) => Math.max(...all))
    };
  });
}

function taskOf(task: unknown): string[] {
  return typeof task === 'string' ? [task] : [];
}

function rounded(epoch: number): number {
  return roundDecimals(epoch, 4);
}

function weightsByEpoch({ setup, history }: RunRecord, task: string): Map<number, number> {
  const terms = Object.keys(setup.terms).filter((name) => setup.terms[name].loss.task === task);
  const sums = new Map<number, number>();
  history.epoch.forEach((epoch, i) => {
    const known = terms.map((name) => history.series[`weight/${name}`]?.[i]).filter((one) => typeof one === 'number');
    if (known.length)
      sums.set(
        rounded(epoch),
        known.reduce((a, b) => a + b)
      );
  });
  return sums;
}

/** The first point and the ends of epochs; evenly where that is too many or too few. */
function thin(epochs: readonly number[], most: number): number[] {
  if (epochs.length <= most) return [...epochs];
  const ends = epochs.filter((epoch, i) => i === 0 || Number.isInteger(epoch));
  const kept = ends.length > 2 ? ends : epochs;
  if (kept.length <= most) return [...kept];
  return Array.from({ length: most }, (_, i) => kept[Math.round((i * (kept.length - 1)) / (most - 1))]);
}
