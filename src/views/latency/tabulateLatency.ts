import type { LatencyView } from '../types/LatencyView';
import { formatBytes } from '../words/formatBytes';
import { formatDuration } from '../words/formatDuration';
import { formatCount, formatNumber } from '../words/formatNumber';
import type { Table } from '../table/Table';
import type { LatencyRow } from './LatencyRow';

/** Durations per call, sizes and costs, one row per candidate and batch size. */
export function tabulateLatency({ machine, residentBytes, rows }: LatencyView): Table {
  const memory = residentBytes === undefined ? '' : `; the process held ${formatBytes(residentBytes)}`;
  const columns = rows.some(({ cpuSeconds }) => cpuSeconds !== undefined) ? [...always, ...costs] : always;
  return {
    caption: `Time a call on ${machine}${memory}`,
    columns: ['Candidate', 'Rows a call', ...columns.map(([title]) => title)],
    rows: rows.map((row) => [row.name, formatCount(row.batch), ...columns.map(([, show]) => show(row))])
  };
}

type Column = [title: string, show: (row: LatencyRow) => string];

const costs: Column[] = [
  ['CPU, 1,000 rows', ({ cpuSeconds }) => (cpuSeconds === undefined ? '–' : formatDuration(1000 * cpuSeconds))],
  ['Energy, 1,000 rows', ({ joules }) => (joules === undefined ? '–' : joules === null ? 'no counter' : formatEnergy(joules))]
];

const always: Column[] = [
  ['p50', ({ p50 }) => formatDuration(p50)],
  ['p95', ({ p95 }) => formatDuration(p95)],
  ['p99', ({ p99 }) => formatDuration(p99)],
  ['Rows a second', ({ batch, p50 }) => perSecond((1000 * batch) / p50)],
  ['In memory', ({ bytesInMemory }) => (bytesInMemory === null ? '–' : formatBytes(bytesInMemory))],
  ['On disk', ({ bytesOnDisk }) => (bytesOnDisk === null ? '–' : formatBytes(bytesOnDisk))],
  ['Calls', ({ calls }) => formatCount(calls)]
];

/** Three digits, never with an exponent. */
function perSecond(rows: number): string {
  return rows >= 1000 ? formatCount(Number(rows.toPrecision(3))) : formatNumber(rows);
}

function formatEnergy(joules: number): string {
  return joules < 0.9995 ? `${formatNumber(1000 * joules)} mJ` : `${formatNumber(joules)} J`;
}
