import type { LatencyRow } from './LatencyRow';

/** Candidates of one batch size together, small batches first, each group in the order given. */
export function groupByBatchSize(rows: readonly LatencyRow[]): LatencyRow[][] {
  const batches = [...new Set(rows.map(({ batch }) => batch))].sort((a, b) => a - b);
  return batches.map((batch) => rows.filter((row) => row.batch === batch));
}
