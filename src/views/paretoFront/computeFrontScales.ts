import type { FrontGroup, FrontPoint, ParetoFrontView } from '../types/ParetoFrontView';

/** The ends of both axes. */
export interface FrontScales {
  /** Logarithmic. */
  cost: [low: number, high: number];
  value: [low: number, high: number];
}

/** Null if there is no point. */
export function computeFrontScales({ groups, budget }: ParetoFrontView): FrontScales | null {
  const points = groups.flatMap((group) => group.points);
  if (!points.length) return null;
  const ends = (values: readonly number[]) =>
    values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  const [low, high] = ends([...points.map(({ cost }) => cost), ...(budget === null ? [] : [budget])]);
  const [least, most] = ends(points.map(({ value }) => value));
  const room = Math.max(1.1, (high / low) ** 0.04);
  const pad = 0.06 * (most - least || Math.abs(most) || 1);
  return { cost: [low / room, high * room], value: [least - pad, most + pad] };
}

/** The steps of each search's front: the best that at most that cost reaches. */
export function listFrontSteps({ points }: FrontGroup, end: number): { cost: number; value: number }[][] {
  const seeds = [...new Set(points.map(({ seed }) => seed))];
  return seeds.map((seed) => {
    const front = points.filter((point) => point.seed === seed && point.isOnFront).sort(byCost);
    return front.flatMap(({ cost, value }, i) => [
      { cost, value },
      { cost: front[i + 1]?.cost ?? end, value }
    ]);
  });
}

function byCost(a: FrontPoint, b: FrontPoint): number {
  return a.cost - b.cost;
}
