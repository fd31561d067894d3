/** Where the JavaScript of a cell came from, for tracebacks. */
export interface CellSource {
  /** How a reader calls the cell: `cell 3`. */
  label: string;
  lines: string[];
  /** A line of the cell for a place in its script as V8 counts it, both from 1; undefined when the place is not the reader's. */
  lineAt(scriptLine: number, scriptColumn: number): number | undefined;
}

/** Every script that was run as a cell, by the file name that V8 knows it by. */
export type CellSources = Map<string, CellSource>;
