import type { CostAndValue } from './CostAndValue';

/** The area that points dominate up to a reference: decades of cost times units of value. */
export function computeHypervolume(points: readonly CostAndValue[], reference: CostAndValue): number {
  const within = points.filter(({ cost, value }) => cost < reference.cost && value > reference.value);
  const byCost = within.sort((a, b) => a.cost - b.cost);
  let [area, best] = [0, reference.value];
  for (const { cost, value } of byCost) {
    if (value <= best) continue;
    area += (value - best) * (Math.log10(reference.cost) - Math.log10(cost));
    best = value;
  }
  return area;
}
