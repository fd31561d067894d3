import type { SyntheticReport } from '../../record/SyntheticReport';

const most = 20;

/** Indices of the classes that a picture shows, in their order: all up to 20, else those with the smallest share of kept candidates. */
export function selectShownClasses({ classes, screening, faithfulness }: SyntheticReport): number[] {
  const places = classes.map((_, i) => i);
  if (classes.length <= most) return places;
  const balance = faithfulness?.classBalance;
  const worth = (i: number) => {
    const own = screening?.byClass[i];
    if (own) return own.candidates ? own.kept / own.candidates : 2;
    // Without candidates: the classes that the teacher sees least often compared with what was asked for.
    return balance ? balance.seen[i] - balance.asked[i] : 0;
  };
  return places
    .sort((a, b) => worth(a) - worth(b) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}
