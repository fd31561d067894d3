/** How the features of two layers are made comparable. Plain data. */
export interface AdapterPlan {
  /** In order, first the teacher's steps, then the student's. Empty if nothing has to be done. */
  steps: AdapterStep[];
  /** Number of trained parameters that the steps add during training. The student keeps none of them. */
  parameters: number;
}

/** One change of one side's feature. Shapes are without the batch dimension. */
export interface AdapterStep {
  side: 'teacher' | 'student';
  /**
   * "depth": mean over the depth of a volume. "places": mean over all places. "grid": tokens as a map. "tokens": without the class token.
   * "pool": average pooling. "channels": a trained 1x1 convolution, or a dense layer for vectors and tokens.
   */
  kind: 'depth' | 'places' | 'grid' | 'tokens' | 'pool' | 'channels';
  from: number[];
  to: number[];
  parameters: number;
}
