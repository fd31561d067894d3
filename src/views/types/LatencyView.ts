import type { Readable } from '../rendering/Readable';
import type { LatencyRow } from '../latency/LatencyRow';

export type { LatencyRow };

/** How long one call takes. The candidates were measured in turns, in the same minutes on the same machine. */
export interface LatencyView extends Readable {
  kind: 'latency';
  /** "tensorflow 2.21.0, CPU; 2 cores of …". */
  machine: string;
  /**
   * Memory of the whole process in the end. Absent if it was not measured.
   *
   * @minimum 0
   */
  residentBytes?: number;
  /** @maxItems 300 */
  rows: LatencyRow[];
}
