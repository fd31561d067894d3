import type { Comparison, Difference } from '../../../record/Comparison';
import { probeName } from './measureModules';

/** What choosing is worth by the mean accuracy of the exits: against no teacher, the best module that is always the teacher, and one that is drawn. */
export function writeStudyOfTeaching(
  { metrics, models, differences, rows, split }: Comparison,
  chosen: readonly (string | null)[]
): string {
  const [{ name: first, title }] = metrics;
  const meanOf = (name: string) => models.find((model) => model.name === name)!.estimates[0].mean;
  const others = ['chosen', 'shuffled', probeName(null)];
  const modules = models.filter(({ name }) => !others.includes(name));
  const best = modules.reduce((a, b) => (b.estimates[0].mean > a.estimates[0].mean ? b : a)).name;
  const against = (name: string) => {
    const found = differences.find((one) => one.metric === first && one.against === name)!;
    return `${points(found.mean)} (${interval(found)}) points against ${name}`;
  };
  const counts = [...new Set(chosen)].map((name) => `${name ?? 'nobody'} ${chosen.filter((one) => one === name).length}`);
  return `Over ${chosen.length} seeds on ${rows} ${split} rows the chosen teacher gives a ${title} of ${(100 * meanOf('chosen')).toFixed(2)} %: ${against(probeName(null))}, ${against(best)}, the best module that always teaches, and ${against('shuffled')}. Chosen were: ${counts.join(', ')}.`;
}

function interval({ low, high }: Difference): string {
  return `95 %: ${points(low)} to ${points(high)}`;
}

function points(share: number): string {
  const value = (100 * share).toFixed(2);
  return value.startsWith('-') ? `−${value.slice(1)}` : `+${value}`;
}
