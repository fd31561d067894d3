import type { Description } from '../../../record/Description';

/** How much a memory may hold: so many rows, or as many as fit into so many bytes. */
export type MemoryBudget = { rows: number } | { bytes: number };

/** Which rows of a stream stay in memory: `kd.continual.reservoir({rows: 500})`, or one of your own. */
export interface MemoryPolicy {
  description: Description;
  budget: MemoryBudget;
  /**
   * Which rows stay when a part has been learnt.
   *
   * @returns their places among the candidates, each once, at most `capacity` of them.
   */
  choose(candidates: MemoryCandidates): Int32Array;
}

/** The rows in memory, and after them all rows of the part that has been learnt. */
export interface MemoryCandidates {
  /** Class numbers, [candidates]. */
  labels: Int32Array;
  /** The numbers of the rows in the stream, counted from 0 through all parts, [candidates]. */
  numbers: Int32Array;
  /** How many of the candidates are in memory already. */
  held: number;
  /** Rows of the stream before this part. */
  seen: number;
  /** Rows that fit into the budget. */
  capacity: number;
  /** The same at each call of a stream. */
  seed: number;
}
