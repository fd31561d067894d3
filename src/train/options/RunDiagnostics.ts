/** How often a run looks at what its training does. */
export interface RunDiagnostics {
  /** Epochs between two looks, each at the first batch of its epoch. Default 1. */
  every?: number;
}
