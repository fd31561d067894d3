/** One of several outputs of a model that lie side by side: the logits of an exit, or of a peer. */
export interface OutputGroup {
  name: string;
  /** Its columns: the first, and the one after the last. */
  columns: readonly [from: number, to: number];
}
