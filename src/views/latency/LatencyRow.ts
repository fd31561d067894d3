/** How long calls of one candidate take. */
export interface LatencyRow {
  name: string;
  /**
   * Rows a call.
   *
   * @exclusiveMinimum 0
   */
  batch: number;
  calls: number;
  /**
   * Milliseconds a call.
   *
   * @exclusiveMinimum 0
   */
  p50: number;
  /** @exclusiveMinimum 0 */
  p95: number;
  /** @exclusiveMinimum 0 */
  p99: number;
  /** Of the model; null where it was not said. */
  bytesInMemory: number | null;
  bytesOnDisk: number | null;
}
