import { formatNumber } from '../../words/formatNumber';
import type { Table } from '../../../../src/views/table/Table';
import { computeOverlaidLines } from './computeOverlaidLines';
import type { OverlaidRun, OverlayReading } from './OverlaidRun';

/** At most as many rows as anybody reads. */
const mostRows = 200;

/** The values of the lines: a row for each place on the axis, a column for each run or mean. */
export function tabulateOverlaidRuns(runs: readonly OverlaidRun[], reading: OverlayReading): Table {
  const lines = computeOverlaidLines(runs, reading);
  const columns = lines.map(({ x, y }) => new Map(x.map((at, i) => [Number(at.toPrecision(6)), y[i]])));
  const places = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort((a, b) => a - b);
  const every = Math.ceil(places.length / mostRows);
  const shown = places.filter((_, i) => i % every === 0 || i === places.length - 1);
  return {
    columns: [reading.axis, ...lines.map(({ name }) => name)],
    rows: shown.map((at) => [formatNumber(at, 2), ...columns.map((column) => formatCell(column.get(at)))])
  };
}

function formatCell(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : formatNumber(value, 1);
}
