/** Columns of equal length, at most 500 points. A value that was not measured at a point is null. */
export interface History {
  /** Steps done at the point. */
  step: number[];
  /** Epochs done, with a fraction inside an epoch; a whole number marks the end of an epoch. */
  epoch: number[];
  /**
   * "train/<term>", "train/loss" (the weighted sum), "validation/<metric>", "temperature", "weight/<term>", "learningRate"; with
   * `diagnostics` also "gradientNorm/<term>", "gradientCosine/<one> and <other>" and "weightNorm", once an epoch, as measured before its
   * first step.
   * The train losses of a point are means over the batches since the previous point.
   */
  series: { [name: string]: (number | null)[] };
  /** The epoch whose weights were kept, the series that chose it, and its value. Null before the end of the first epoch. */
  best: { epoch: number; series: string; value: number } | null;
}
