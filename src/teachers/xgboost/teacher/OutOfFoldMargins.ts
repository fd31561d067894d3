/** Margins of the train rows (of regression, values), each from a model that did not see the row. They are looked up by the contents of a row. */
export interface OutOfFoldMargins {
  /** The number of the row's content among those learnt, -1 for a row that was not: `words` are float32 words of [rows, columns]. */
  find(words: Uint32Array, row: number): number;
  /** [contents, outputs]. */
  margins: Float32Array;
  /** [contents, 2]: the hashes under which the margins are stored. */
  hashes: Uint32Array;
  /** [rows]: the fold of each train row. */
  foldOf: Int32Array;
}
