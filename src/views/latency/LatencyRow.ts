/** How long calls of one candidate take. */
export interface LatencyRow {
  name: string;
  /** Rows a call. */
  batch: number;
  calls: number;
  /** Milliseconds a call. */
  p50: number;
  p95: number;
  p99: number;
  /** Of the model; null where it was not said. */
  bytesInMemory: number | null;
  bytesOnDisk: number | null;
}
