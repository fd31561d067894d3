import { isNumber } from '../comparison/createMetricNumberFormat';
import type { TradeOffPoint, TradeOffView } from '../types/TradeOffView';

/** What is drawn of a trade-off: the points with a value, and the ends of both axes. */
export interface TradeOffScales {
  shown: TradeOffPoint[];
  /** Logarithmic. */
  cost: [low: number, high: number];
  metric: [low: number, high: number];
}

/** Null if no point has a value. */
export function computeTradeOffScales({ points }: TradeOffView): TradeOffScales | null {
  const shown = points.filter(({ mean }) => isNumber(mean));
  if (!shown.length) return null;
  const costs = shown.map(({ cost }) => cost);
  const values = shown.flatMap(({ mean, low, high }) => [mean, ...[low, high].filter(isNumber)]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const pad = 0.08 * (most - least || Math.abs(most) || 1);
  // The names of the dearest ones stand to the right.
  const span = Math.max(...costs) / Math.min(...costs);
  const room = Math.max(1.25, span ** 0.08);
  return {
    shown,
    cost: [Math.min(...costs) / room, Math.max(...costs) * room ** 2],
    metric: [least - pad, most + pad]
  };
}

/** The steps of the front: what the best model for at most that cost reaches. */
export function stepsOfFront(shown: readonly TradeOffPoint[], end: number): { cost: number; value: number }[] {
  const front = shown.filter(({ unbeaten }) => unbeaten);
  return front.flatMap(({ cost, mean }, i) => [
    { cost, value: mean },
    { cost: front[i + 1]?.cost ?? end, value: mean }
  ]);
}
