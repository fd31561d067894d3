export interface ModelInfo {
  name: string;
  /** "tfjs layers", "function", … */
  kind: string;
  /** Null where it cannot be known (a function). */
  parameters: number | null;
  /** Bytes of the weights. */
  bytes: number | null;
  /** Multiply-accumulate operations for one row. */
  macs: number | null;
  /** Twelve hexadecimal digits of architecture and weights: the initial ones of a student. Absent where it cannot be known. */
  fingerprint?: string;
}
