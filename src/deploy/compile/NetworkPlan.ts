import type { TabularEncoding } from '../../models/students/TabularEncoding';

/** A network as plain numbers: how many a row has, and what happens to them, in order. */
export interface NetworkPlan {
  inputs: number;
  outputs: number;
  steps: Step[];
}

/** Weights lie input by input, as tfjs keeps them. */
export type Step =
  /** Raw rows of a table to sums of weights; only the first step. */
  | ({ kind: 'table'; encoding: TabularEncoding; table: Weights } & Product)
  | ({ kind: 'dense' } & Product)
  /** x * scale + shift. */
  | { kind: 'affine'; scale: Weights; shift: Weights }
  | { kind: 'layerNormalization'; epsilon: number; scale: Weights; shift: Weights }
  /** With `parameter` where the name is not all: a slope, a threshold, a ceiling. */
  | { kind: 'activation'; name: string; parameter?: number }
  /** Splits' logits, breadth first, to the mixture of the leaves. */
  | { kind: 'tree'; depth: number; units: number; leaves: Weights };

export interface Product {
  units: number;
  kernel: Weights;
  bias: Weights;
}

/** Double precision, since what is folded is no longer single. */
export type Weights = Float64Array;
