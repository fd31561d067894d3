/** How a model is trained on labels alone, where that differs from the usual: the cross-entropy with the labels as they are. */
export interface BaselineOptions {
  /** As in `kd.crossEntropy({ labelSmoothing })`. Default 0. */
  labelSmoothing?: number;
}
