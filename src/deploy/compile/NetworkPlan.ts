import type { TabularEncoding } from '../../models/students/TabularEncoding';

/** A network as plain numbers: the length of a row, and what happens to it, step by step. */
export interface NetworkPlan {
  inputs: number;
  outputs: number;
  steps: Step[];
}

/** Weights are stored input by input, as in tfjs. */
export type Step =
  /** Raw rows of a table to sums of weights; only the first step. */
  | ({ kind: 'table'; encoding: TabularEncoding; table: Weights } & Product)
  | ({ kind: 'dense' } & Product)
  /** x * scale + shift. */
  | { kind: 'affine'; scale: Weights; shift: Weights }
  | { kind: 'layerNormalization'; epsilon: number; scale: Weights; shift: Weights }
  /** With `parameter` if the name is not enough: a slope, a threshold, a maximum. */
  | { kind: 'activation'; name: string; parameter?: number }
  /** Splits' logits, breadth first, to the mixture of the leaves. */
  | { kind: 'tree'; depth: number; units: number; leaves: Weights };

export interface Product {
  units: number;
  kernel: Weights;
  bias: Weights;
}

/** Double precision, because folded weights are no longer exact in single precision. */
export type Weights = Float64Array;
