import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkPlainData } from '../../checks/checkPlainData';
import { showValue } from '../../checks/showValue';
import type { LatencyRow } from './LatencyRow';
import type { LatencyView } from '../types/LatencyView';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { formatDuration } from '../words/formatDuration';
import { formatCount, formatNumber } from '../words/formatNumber';
import { withFullStop } from '../words/withFullStop';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';

/**
 * Shows how long one call takes, for each candidate and batch size: median, 95th and 99th percentile. As a cell's last value it shows itself
 * as ranges on a logarithmic axis with a table.
 *
 * @param measured `machine` in words, and `rows`: `p50`, `p95` and `p99` in milliseconds per call, `batch` rows per call, bytes or null; where they were measured `cpuSeconds` and `joules` (null without a counter) of 1,000 rows, and
 * `residentBytes` of the whole process.
 * @param options `title`: default "Latency".
 * @throws TypeError or RangeError for a row without one of its numbers, or whose percentiles fall.
 * @example
 * ```ts
 * const row = { batch: 1, calls: 2000, bytesInMemory: null, bytesOnDisk: 4100 };
 * kd.latencyView({
 *   machine: '2 cores',
 *   rows: [
 *     { ...row, name: 'compiled student', p50: 0.012, p95: 0.014, p99: 0.021 },
 *     { ...row, name: 'xgboost', p50: 0.31, p95: 0.4, p99: 0.72 }
 *   ]
 * }).says; // "With 1 row a call compiled student is the fastest: 12 µs at the median, 25.8 times as fast as xgboost (310 µs). ..."
 * ```
 */
export function latencyView(
  measured: Pick<LatencyView, 'machine' | 'rows' | 'residentBytes'>,
  options: Titled = {}
): LatencyView {
  checkOptions('latencyView', options, ['title']);
  const title = titleOrDefault('latencyView', options, 'Latency');
  checkPlainData('latencyView', 'a machine and its rows', measured, 'pass what kd.latency() gave back');
  const { machine, rows, residentBytes } = (measured ?? {}) as Partial<LatencyView>;
  if (typeof machine !== 'string' || !machine.trim())
    throw new TypeError(`latencyView: expected machine to be a text, got ${showValue(machine)}; say what the calls ran on`);
  if (!Array.isArray(rows) || !rows.length)
    throw new TypeError(`latencyView: expected a list of rows, got ${showValue(rows)}; give at least one`);
  if (residentBytes !== undefined) checkNumber('latencyView', 'residentBytes', residentBytes, { atLeast: 0 });
  const checked = rows.map((row, i) => checkRow(`latencyView: rows[${i}]`, row));
  const memory = residentBytes === undefined ? {} : { residentBytes };
  return makeDisplayable({ kind: 'latency', title, says: says(machine, checked), machine, ...memory, rows: checked });
}

const needed = ['name', 'batch', 'calls', 'p50', 'p95', 'p99', 'bytesInMemory', 'bytesOnDisk'] as const;
const fields = [...needed, 'cpuSeconds', 'joules'] as const;

function checkRow(subject: string, row: LatencyRow): LatencyRow {
  if (row === undefined || row === null)
    throw new TypeError(`${subject}: expected a row, got ${showValue(row)}; give {${needed.join(', ')}}`);
  checkOptions(subject, row, fields);
  const { name, batch, calls, p50, p95, p99, bytesInMemory, bytesOnDisk, cpuSeconds, joules = null } = row;
  if (typeof name !== 'string' || !name.trim())
    throw new TypeError(`${subject}: expected name to be a text, got ${showValue(name)}; name what was called`);
  checkNumber(subject, 'batch', batch, { integer: true, atLeast: 1 });
  checkNumber(subject, 'calls', calls, { integer: true, atLeast: 1 });
  checkNumber(subject, 'p50', p50, { above: 0 });
  checkNumber(subject, 'p95', p95, { atLeast: p50 });
  checkNumber(subject, 'p99', p99, { atLeast: p95 });
  if (bytesInMemory !== null) checkNumber(subject, 'bytesInMemory', bytesInMemory, { atLeast: 0 });
  if (bytesOnDisk !== null) checkNumber(subject, 'bytesOnDisk', bytesOnDisk, { atLeast: 0 });
  if (cpuSeconds !== undefined) checkNumber(subject, 'cpuSeconds', cpuSeconds, { atLeast: 0 });
  if (joules !== null) checkNumber(subject, 'joules', joules, { atLeast: 0 });
  return { ...row };
}

/** The fastest against the slowest, for calls with one row or with the smallest batch that there is. */
function says(machine: string, rows: readonly LatencyRow[]): string {
  const batch = Math.min(...rows.map((row) => row.batch));
  const ranked = rows.filter((row) => row.batch === batch).sort((a, b) => a.p50 - b.p50);
  const [fastest, slowest] = [ranked[0], ranked[ranked.length - 1]];
  const call = `With ${formatCount(batch)} ${batch === 1 ? 'row' : 'rows'} a call`;
  const median = `${formatDuration(fastest.p50)} at the median`;
  const told =
    ranked.length === 1
      ? `${call} ${fastest.name} takes ${median}, ${formatDuration(fastest.p99)} at the 99th percentile.`
      : `${call} ${fastest.name} is the fastest: ${median}, ${formatNumber(slowest.p50 / fastest.p50)} times as fast as ${slowest.name} (${formatDuration(slowest.p50)}).`;
  return `${told} ${withFullStop(`Measured on ${machine.trim()}`)}`;
}
