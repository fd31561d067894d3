export interface ModelInfo {
  name: string;
  /** "tfjs layers", "function", … */
  kind: string;
  /** Null if it cannot be known (a function). */
  parameters: number | null;
  /** Bytes of the weights. */
  bytes: number | null;
  /** Multiply-accumulate operations per row. */
  macs: number | null;
  /** Twelve hexadecimal digits for architecture and weights (a student's initial weights). Absent if it cannot be known. */
  fingerprint?: string;
}
