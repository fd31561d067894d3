import type { MetricInfo } from '../../record/Comparison';
import type { SeedInterval } from '../../record/StreamAccuracy';
import type { Readable } from '../rendering/Readable';
import type { CostUnit } from './TradeOffView';

/** Many candidates, by one or several ways to find them, beside what they cost, with the front of each search. */
export interface ParetoFrontView extends Readable {
  kind: 'paretoFront';
  /** Number of rows that they were measured on, and their split: "validation". */
  rows: number;
  split: string;
  metric: MetricInfo;
  /** What is paid: "parameters". */
  cost: string;
  unit: CostUnit;
  /** The most that a candidate may cost; null without a budget. */
  budget: number | null;
  /** Confidence level of the intervals: 0.95. */
  confidence: number;
  /** From where hypervolumes count; null if there are none. */
  reference: FrontReference | null;
  /**
   * The others are compared with the first.
   *
   * @maxItems 8
   */
  groups: FrontGroup[];
}

export interface FrontReference {
  /** @exclusiveMinimum 0 */
  cost: number;
  value: number;
}

/** What came of one way to find candidates. */
export interface FrontGroup {
  name: string;
  /** Searches with different seeds. */
  seeds: number;
  /** What the front of a search dominates, in decades of cost times units of the metric, as a mean over seeds; null without a reference. */
  hypervolume: SeedInterval | null;
  /** How much more the first group has, seed by seed; null for itself, and without a reference. */
  behind: SeedInterval | null;
  /**
   * Rising in cost.
   *
   * @maxItems 1000
   */
  points: FrontPoint[];
}

export interface FrontPoint {
  /** "width 8, depth 2". */
  name: string;
  /**
   * The search that it is from.
   *
   * @minimum 0
   */
  seed: number;
  /** @exclusiveMinimum 0 */
  cost: number;
  value: number;
  /** No other one of its search is as cheap and better. */
  isOnFront: boolean;
}
