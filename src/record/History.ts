/** Equally long columns, not rows; at most 500 points. A value that was not measured at a point is null. */
export interface History {
  /** Steps taken when the point was made. */
  step: number[];
  /** Epochs taken, with a fraction inside an epoch; a whole number marks an epoch's end. */
  epoch: number[];
  /**
   * "train/<term>", "train/loss" (the weighted sum), "validation/<metric>", "temperature", "weight/<term>", "learningRate".
   * The train losses of a point are means over the batches since the point before.
   */
  series: { [name: string]: (number | null)[] };
  /** The epoch whose weights were kept, by which series, and its value. Null before the first epoch's end. */
  best: { epoch: number; series: string; value: number } | null;
}
