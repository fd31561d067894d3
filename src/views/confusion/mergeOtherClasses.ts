import type { ConfusionView } from '../types/ConfusionView';
import { formatCount } from '../words/formatNumber';
import { selectMostConfusedClasses } from './selectMostConfusedClasses';

/** With more classes than this a view would be millions of numbers, nearly all of them 0. */
const keptAtMost = 100;

/** The classes with the most errors, and one more for all the others. Confusions among those are only counted in `errors`. */
export function mergeOtherClasses(view: ConfusionView): ConfusionView {
  const { classes, models } = view;
  if (classes.length <= keptAtMost + 1) return view;
  const kept = selectMostConfusedClasses(view, keptAtMost);
  const folded = classes.length - kept.length;
  const place = new Array<number>(classes.length).fill(kept.length);
  kept.forEach((one, i) => (place[one] = i));
  const size = kept.length + 1;
  return {
    ...view,
    classes: [...kept.map((one) => classes[one]), `${formatCount(folded)} other classes`],
    folded,
    models: models.map(({ counts, ...model }) => {
      const sums = Array.from({ length: size }, () => new Array<number>(size).fill(0));
      counts.forEach((row, label) => row.forEach((rows, taken) => (sums[place[label]][place[taken]] += rows)));
      return { ...model, counts: sums };
    })
  };
}
