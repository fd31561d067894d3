/** Margins of the rows that a teacher learnt from, each by a model that did not see it. Found by what is in a row. */
export interface OutOfFold {
  /** The number of the row's content among those learnt, -1 for a row that was not: `words` are float32 words of [rows, columns]. */
  find(words: Uint32Array, row: number): number;
  /** [contents, outputs]. */
  margins: Float32Array;
  /** [contents, 2]: what the margins are found by. */
  hashes: Uint32Array;
  /** [rows]: the fold of each train row. */
  foldOf: Int32Array;
}
