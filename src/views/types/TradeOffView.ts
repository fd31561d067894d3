import type { MetricInfo } from '../../record/Comparison';
import type { Readable } from '../rendering/Readable';

/** How good models are beside what they cost. */
export interface TradeOffView extends Readable {
  kind: 'tradeOff';
  /** Number of rows that they were measured on, and their split: "test". */
  rows: number;
  split: string;
  /** Confidence level of the intervals: 0.95. */
  confidence: number;
  metric: MetricInfo;
  /** What is paid: "bytes of the weights". */
  cost: string;
  unit: CostUnit;
  /**
   * Rising in cost.
   *
   * @maxItems 200
   */
  points: TradeOffPoint[];
}

/** How a cost is written: 39800 as "39.8 kB", "39.8 s" or "39,800". */
export type CostUnit = 'bytes' | 'milliseconds' | 'count';

/** A model: its cost, and its metric with the interval. A value that could not be measured is NaN, which JSON writes as null. */
export interface TradeOffPoint {
  name: string;
  seeds: number;
  /** @exclusiveMinimum 0 */
  cost: number;
  /** @nullable */
  mean: number;
  /** @nullable */
  low: number;
  /** @nullable */
  high: number;
  /** No other model costs as little or less and has a better mean, or costs less and has the same. */
  unbeaten: boolean;
}
