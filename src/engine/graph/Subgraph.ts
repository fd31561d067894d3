/** A graph that belongs to a larger one. */
export interface Subgraph {
  bytes: Uint8Array;
  /** "node:place" of each. */
  inputs: string[];
  outputs: string[];
}
