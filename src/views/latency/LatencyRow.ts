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
  /**
   * Seconds that all threads computed for 1,000 rows. Absent if it was not measured, as in views of earlier versions.
   *
   * @minimum 0
   */
  cpuSeconds?: number;
  /**
   * What the processors took for 1,000 rows; null without a counter.
   *
   * @minimum 0
   */
  joules?: number | null;
}
