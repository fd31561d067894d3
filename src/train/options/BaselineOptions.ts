/** How the baseline is trained where that differs from the usual: on the cross-entropy with the labels as they are. */
export interface BaselineOptions {
  /** As in `kd.crossEntropy({ labelSmoothing })`. Default 0. */
  labelSmoothing?: number;
}
