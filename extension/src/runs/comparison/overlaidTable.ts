import { formatNumber } from '../../words/numbers';
import type { Table } from '../../../../src/views/table/Table';
import { overlayX } from './overlayAxis';
import { curveOf, type OverlaidRun, type OverlayReading } from './overlayPicture';

/** At most as many rows as anybody reads. */
const mostRows = 200;

/** The drawn values: a row for each place on the axis, a column for each run. */
export function overlaidTable(runs: readonly OverlaidRun[], { series, axis }: OverlayReading): Table {
  const columns = runs.map(({ view }) => {
    const curve = curveOf(view, series);
    const x = curve && overlayX(view, curve, axis);
    return new Map(curve && x ? x.map((at, i) => [Number(at.toPrecision(6)), curve.value[i]]) : []);
  });
  const places = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort((a, b) => a - b);
  const every = Math.ceil(places.length / mostRows);
  const shown = places.filter((_, i) => i % every === 0 || i === places.length - 1);
  return {
    columns: [axis, ...runs.map(({ name }) => name)],
    rows: shown.map((at) => [formatNumber(at, 2), ...columns.map((column) => formatCell(column.get(at)))])
  };
}

function formatCell(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : formatNumber(value, 1);
}
