/** What a network needs to predict one of several tasks. */
export interface TaskHead {
  /** "price". */
  name: string;
  /** Outputs of the head. */
  units: number;
  /** Where its targets are among those of the data: the first, and the one after the last. */
  targets: readonly [from: number, to: number];
  /** Whether its outputs are logits of classes. */
  logits: boolean;
  /** Whether its outputs are in the units of the targets, one for each. Otherwise they are plain, as logits are. */
  inTargetUnits: boolean;
}
