/** A place in a model where features can be read. Plain data. */
export interface LayerInfo {
  /** "conv1"; "block/conv1" inside a nested model; "conv1:2" if a shared layer is applied for the second time. */
  name: string;
  /** "Conv2D", "Dense", …; "feature" for an inner feature that a layer reports. */
  kind: string;
  /** The first entry is the batch, null. Any other null is a size that is only known with the data. */
  shape: (number | null)[];
  /** Number of weights, including those of a nested model. */
  parameters: number;
}
