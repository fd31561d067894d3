/** A place in a model where features can be read. Plain data. */
export interface LayerInfo {
  /** "conv1"; "block/conv1" inside a nested model; "conv1:2" where a shared layer is applied for the second time. */
  name: string;
  /** "Conv2D", "Dense", …; "feature" for what a layer tells of its inside. */
  kind: string;
  /** The first number is the batch, null. Any other null is a size that is known with the data. */
  shape: (number | null)[];
  /** Weights as numbers, those of a nested model included. */
  parameters: number;
}
