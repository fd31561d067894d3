/** How long calls of one candidate take. */
export interface LatencyRow {
  name: string;
  /**
   * Rows per call.
   *
   * @exclusiveMinimum 0
   */
  batch: number;
  calls: number;
  /**
   * Milliseconds per call.
   *
   * @exclusiveMinimum 0
   */
  p50: number;
  /** @exclusiveMinimum 0 */
  p95: number;
  /** @exclusiveMinimum 0 */
  p99: number;
  /** Size of the model; null if it was not given. */
  bytesInMemory: number | null;
  bytesOnDisk: number | null;
}
