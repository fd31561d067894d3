import type { ConfusionView } from '../types/ConfusionView';

/** Indices of the classes to show, in their order: all up to `most`, else those with the most errors of all models together. */
export function selectMostConfusedClasses({ classes, models, folded }: ConfusionView, most: number): number[] {
  const places = classes.map((_, i) => i);
  if (classes.length <= most) return places;
  const errors = new Float64Array(classes.length);
  for (const { counts } of models)
    counts.forEach((row, label) =>
      row.forEach((rows, taken) => {
        if (label === taken) return;
        errors[label] += rows;
        errors[taken] += rows;
      })
    );
  // The entry that stands for all other classes is not a class.
  const real = folded === undefined ? places : places.slice(0, -1);
  return real
    .sort((a, b) => errors[b] - errors[a] || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}
