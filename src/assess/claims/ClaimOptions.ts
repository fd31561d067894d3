import type { Comparison } from '../../record/Comparison';
import type { LabelSweep } from '../../record/LabelSweep';
import type { Claim } from '../../views/View';
import type { OffPolicy } from '../offPolicy/OffPolicyInputs';

/** A claim from elsewhere, and what decides about it here. */
export interface ClaimOptions {
  /** "F1 rises from 0.82 to 0.91". */
  claim: string;
  /** Who says so: a paper, an article, a vendor. */
  source: string;
  /** What decides: one measurement with its threshold, or several that must all agree. Without any the claim cannot be tested here. */
  holds?: Evidence | Evidence[];
  /** Numbers that stand beside them and decide nothing. */
  shows?: Evidence | Evidence[];
  /** What the numbers do not say: one text, or one for each verdict that it belongs to. It follows the reason for the verdict. */
  why?: string | { [verdict in Claim['verdict']]?: string };
}

/**
 * One number with its interval, and what it must reach. From a comparison (or a study): the difference `model` minus `against` in a metric, or
 * the value of `model` alone without `against`. From a latency: how many times as fast `model` is as `against`, or the share of CPU time or energy that it saves. From a label sweep: the share of the
 * labels that is saved. From an off-policy estimate: the lift, doubly robust if there are predictions, else by SNIPS. Or a number of your own: `what`
 * and `value`.
 */
export interface Evidence {
  /** What was measured: the result of `kd.study`, `kd.compare`, `kd.latency`, `kd.labelSweep` or `kd.offPolicy`. */
  from?: Compared | Comparison | Speeds | LabelSweep | OffPolicy;
  /** Name of a metric of the comparison. Default its first one. */
  metric?: string;
  /** Default the one that the others are compared with; of a comparison without differences, and of a latency, the first. */
  model?: string;
  against?: string;
  /** Rows per call of a latency. Default 1. */
  batch?: number;
  /** The point of a label sweep. Default the one that its view reads out. */
  labels?: number;
  /**
   * Of a label sweep: `share` saved (default), or `gap` to the student alone with all the labels that were tried. Of a latency: `speed` (default), `cpu`, or
   * `energy`: without a counter that cannot be tested, and the CPU time stands in its place.
   */
  reads?: 'share' | 'gap' | 'speed' | 'cpu' | 'energy';
  /** Your own number: "times fewer multiplications", and the number, with its interval if it has one. */
  what?: string;
  value?: number;
  interval?: readonly [low: number, high: number];
  /**
   * It must be this large, or this small, in the metric's own unit (a share is 0.09, not 9). It holds if the whole interval fits, it does
   * not if no part of it does; otherwise the two are not separable. Without either a difference must be "better" in the comparison's paired test.
   */
  atLeast?: number;
  atMost?: number;
}

/** A study, or anything else with a comparison. */
export interface Compared {
  comparison: Comparison;
}

/** What a claim reads of `kd.latency`. */
export interface Speeds {
  ratios: readonly {
    model: string;
    against: string;
    batch: number;
    /** Time of model over time of against. */
    ratio: number;
    interval: readonly [low: number, high: number] | null;
    /** CPU time of model over that of against; null or absent if it is not known. */
    cpu?: Cost | null;
    energy?: Cost | null;
  }[];
}

interface Cost {
  ratio: number;
  interval: readonly [low: number, high: number] | null;
}
