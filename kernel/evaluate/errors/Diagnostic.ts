/** One thing that TypeScript has to say about a cell. Lines and columns count from 0; `file` is set when it is not the cell. */
export interface Diagnostic {
  line: number;
  column: number;
  /** Characters to underline, at least 1. */
  length: number;
  message: string;
  code: number;
  file?: string;
  /** The text of that line of `file`. */
  fileLine?: string;
}
