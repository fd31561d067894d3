import type { Tensor } from '@tensorflow/tfjs';

/** What a loss compares for one pair of layers: their features, [batch, …], and what else was learnt for them, by name. */
export interface ComparedFeatures {
  teacher: Tensor;
  student: Tensor;
  [learned: string]: Tensor;
}

/** The shapes of two features, without the batch. */
export interface ComparedShapes {
  teacher: number[];
  student: number[];
}

/** A variable that a loss learns. */
export interface LearnedVariable {
  shape: number[];
  /**
   * Its first values: one number, or "kernel", drawn from the run's seed with Glorot and Bengio's uniform initialisation. The shape of a
   * kernel ends in [inputs, outputs].
   */
  start: number | 'kernel';
  /** Whether it stays as it is, since another stage has trained it. Default false. */
  frozen?: boolean;
}

/**
 * What a loss learns along with the student. It stands between the features, once an adapter has made them alike, and the loss. The student keeps
 * none of it. Terms of several stages with the same name and layers have their variables of the same name in common.
 */
export interface LearnedParts {
  /** What it does, for plans and records: "student: 1x1 convolution and batch normalisation". */
  does: string;
  /** What `apply` gives for a pair besides the features of student and teacher. Default nothing. */
  gives?: readonly string[];
  /** Why it cannot take such features, in words that fit after "expected …, got …"; null if it can. */
  refuses?(shapes: ComparedShapes): string | null;
  /** Its variables, by name, for the pairs of layers that a term compares. */
  variables(shapes: readonly ComparedShapes[]): { [name: string]: LearnedVariable };
  /**
   * What the loss gets for each pair in place of the features. It is part of the graph of a step: operations of tensors alone. Gradients flow
   * through all but the teacher's features.
   */
  apply(pairs: readonly ComparedFeatures[], variables: { [name: string]: Tensor }): ComparedFeatures[];
}
