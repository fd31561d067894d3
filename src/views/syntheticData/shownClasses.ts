import type { SyntheticReport } from '../../record/SyntheticReport';

const most = 20;

/** Places of the classes that a picture shows, in their order: all up to 20, else those of whose candidates the smallest share was kept. */
export function shownClasses({ classes, screening, faithfulness }: SyntheticReport): number[] {
  const places = classes.map((_, i) => i);
  if (classes.length <= most) return places;
  const balance = faithfulness?.classBalance;
  const worth = (i: number) => {
    const own = screening?.byClass[i];
    if (own) return own.candidates ? own.kept / own.candidates : 2;
    // Without candidates: where the teacher sees least of what was asked for.
    return balance ? balance.seen[i] - balance.asked[i] : 0;
  };
  return places
    .sort((a, b) => worth(a) - worth(b) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}
