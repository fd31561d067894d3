import type { Comparison } from '../../record/Comparison';

/** The index of a task's first metric in a comparison, and its title without the task's name; null if there is none. */
export function findTaskMetric(comparison: Comparison | undefined, task: string): { place: number; title: string } | null {
  const place = comparison?.metrics.findIndex(({ name }) => name.startsWith(`${task}: `)) ?? -1;
  if (!comparison || place < 0) return null;
  const { title } = comparison.metrics[place];
  return { place, title: title.startsWith(`${task}: `) ? title.slice(task.length + 2) : title };
}
