/** How the features of two layers are made comparable. Plain data. */
export interface AdapterPlan {
  /** In order, those of the teacher's side and of the student's. Empty where nothing has to be done. */
  steps: AdapterStep[];
  /** What the trained steps add while the student learns; the student keeps none of them. */
  parameters: number;
}

/** One change of one side's feature. Shapes are without the batch. */
export interface AdapterStep {
  side: 'teacher' | 'student';
  /**
   * "depth": mean over the depth of a volume. "places": mean over all places. "grid": tokens as a map. "tokens": without the class token.
   * "pool": average pooling. "channels": a trained 1x1 convolution, or a dense layer of vectors and tokens.
   */
  kind: 'depth' | 'places' | 'grid' | 'tokens' | 'pool' | 'channels';
  from: number[];
  to: number[];
  parameters: number;
}
