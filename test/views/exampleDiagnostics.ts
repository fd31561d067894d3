import type { RunRecord } from '../../src/record/RunRecord';

/** The record as a run with `diagnostics` would leave it: looked at with the first point of each epoch. Soft gradients are long and fall. */
export function withDiagnostics(record: RunRecord): RunRecord {
  const { epoch } = record.history;
  const isFirst = (i: number) => Math.ceil(epoch[i]) !== Math.ceil(epoch[i - 1] ?? 0);
  const firsts = (value: (done: number) => number) => epoch.map((at, i) => (isFirst(i) ? value(Math.ceil(at) - 1) : null));
  const series = {
    'gradientNorm/hard': firsts((done) => 0.4 * Math.exp(-0.1 * done)),
    'gradientNorm/soft': firsts((done) => 4.8 * Math.exp(-0.1 * done)),
    'gradientCosine/hard and soft': firsts((done) => 0.5 - 0.1 * done),
    weightNorm: firsts((done) => 12 + 0.3 * done)
  };
  const ends = epoch.filter(Number.isInteger);
  const clock = {
    epoch: ends,
    seconds: ends.map((end) => 1.5 * end),
    memory: ends.map((end) => 410.5 + end),
    processors: ends.map(() => 1.8)
  };
  return {
    ...record,
    stamp: { ...record.stamp, clock },
    history: { ...record.history, series: { ...record.history.series, ...series } }
  };
}
