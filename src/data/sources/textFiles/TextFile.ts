/** A file as a row of bytes: it has neither a name nor a path. */
export interface TextFile {
  bytes: Uint8Array;
  /** Number of the class that the ending of its name says. */
  label: number;
  /** Number of its package. Files of one package are never in two parts. */
  group: number;
}
