/** A table before it becomes HTML, text or nodes of a page. */
export interface Table {
  caption?: string;
  columns: readonly string[];
  /** The first cell of a row names it. */
  rows: readonly (readonly string[])[];
  /** Whether cells are words, aligned left, and not numbers, whose digits stand under each other. Default false. */
  words?: boolean;
}
