import type { LatencyView } from '../types/LatencyView';
import { formatBytes } from '../words/formatBytes';
import { formatDuration } from '../words/formatDuration';
import { formatCount, formatNumber } from '../words/formatNumber';
import type { Table } from '../table/Table';

/** Durations per call and sizes, one row per candidate and batch size. */
export function tabulateLatency({ machine, rows }: LatencyView): Table {
  return {
    caption: `Time a call on ${machine}`,
    columns: ['Candidate', 'Rows a call', 'p50', 'p95', 'p99', 'Rows a second', 'In memory', 'On disk', 'Calls'],
    rows: rows.map(({ name, batch, calls, p50, p95, p99, bytesInMemory, bytesOnDisk }) => [
      name,
      formatCount(batch),
      formatDuration(p50),
      formatDuration(p95),
      formatDuration(p99),
      perSecond((1000 * batch) / p50),
      bytesInMemory === null ? '–' : formatBytes(bytesInMemory),
      bytesOnDisk === null ? '–' : formatBytes(bytesOnDisk),
      formatCount(calls)
    ])
  };
}

/** Three digits, never with an exponent. */
function perSecond(rows: number): string {
  return rows >= 1000 ? formatCount(Number(rows.toPrecision(3))) : formatNumber(rows);
}
