import { addAlignment } from './addAlignment';
import type { Point, RunEvent, Started } from './RunEvent';
import type { History, RunRecord } from './RunRecord';
import { thin } from './thin';

/** No history holds more points than this. */
export const maxPoints = 500;

/** No clock has more. Even, so that the newest is kept when half of them go. */
const maxClock = 119;

/**
 * The run record after one more event. Pure: the record that went in is not changed.
 *
 * @throws TypeError when the first event is not "started", or when "started" comes twice.
 * @example
 * ```ts
 * const record = events.reduce<RunRecord | null>(fold, null);
 * ```
 */
export function fold(record: RunRecord | null, event: RunEvent): RunRecord {
  if (event.type === 'started') {
    if (record) throw new TypeError('fold: expected "started" once, got it again; begin a new record with null');
    return begin(event);
  }
  if (!record)
    throw new TypeError(`fold: expected "started" first, got "${event.type}"; begin a record with its "started" event`);
  switch (event.type) {
    case 'point':
      return withHistory(withClock(record, event), event.of, (history) => bounded(append(history, event)));
    case 'best':
      return withHistory(record, event.of, (history) => ({
        ...history,
        best: { epoch: event.epoch, series: event.series, value: event.value }
      }));
    case 'scored':
      return {
        ...record,
        scores: { ...record.scores, [event.model]: { ...record.scores[event.model], [event.split]: event.scores } }
      };
    case 'softLabels':
      return { ...record, softLabels: event.softLabels };
    case 'compared':
      return { ...record, comparison: event.comparison };
    case 'alignment':
      return { ...record, alignment: addAlignment(record.alignment, event.alignment) };
    case 'changed':
      return { ...record, changes: [...(record.changes ?? []), event.change] };
    case 'found':
      return { ...record, findings: [...record.findings, event.finding] };
    case 'ended': {
      const { seconds, paused } = event;
      const stamp = { ...record.stamp, seconds, ...(paused ? { paused } : {}) };
      const ended: RunRecord = { ...record, status: event.status, stamp };
      return event.error === undefined ? ended : { ...ended, error: event.error };
    }
  }
}

function begin({ id, title, stamp, setup, data, models, transfer }: Started): RunRecord {
  const empty: History = { step: [], epoch: [], series: {}, best: null };
  return {
    schema: 'stillroom.run/1',
    id,
    title,
    status: 'running',
    stamp,
    setup,
    data,
    models,
    history: empty,
    scores: {},
    ...(transfer && { transfer }),
    findings: []
  };
}

function withHistory(record: RunRecord, of: 'student' | 'baseline', change: (history: History) => History): RunRecord {
  if (of === 'student') return { ...record, history: change(record.history) };
  return { ...record, baselineHistory: change(record.baselineHistory ?? { step: [], epoch: [], series: {}, best: null }) };
}

/** When the student's epoch ended. Every second one is left out when there are too many: between them the steps are alike. */
function withClock(record: RunRecord, { of, epoch, seconds }: Point): RunRecord {
  if (of !== 'student' || seconds === undefined || !Number.isInteger(epoch)) return record;
  const { clock = { epoch: [], seconds: [] } } = record.stamp;
  const grown = { epoch: [...clock.epoch, epoch], seconds: [...clock.seconds, seconds] };
  const kept = (_: number, i: number) => i % 2 === 1 || grown.epoch.length <= maxClock;
  const thinned = { epoch: grown.epoch.filter(kept), seconds: grown.seconds.filter(kept) };
  return { ...record, stamp: { ...record.stamp, clock: thinned } };
}

function append(history: History, { step, epoch, values }: Point): History {
  const before = history.step.length;
  const series: History['series'] = {};
  for (const name of new Set([...Object.keys(history.series), ...Object.keys(values)])) {
    const column = history.series[name] ?? new Array<null>(before).fill(null);
    // JSON has no NaN: a value that is not a number is a hole, and the run's error says why.
    series[name] = column.concat(Number.isFinite(values[name]) ? values[name] : null);
  }
  return { ...history, step: history.step.concat(step), epoch: history.epoch.concat(epoch), series };
}

/** Thinned to half when it is full, so that a long run is thinned seldom. */
function bounded(history: History): History {
  return history.step.length > maxPoints ? thin(history, maxPoints / 2) : history;
}
