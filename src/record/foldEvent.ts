import { addAlignment } from './addAlignment';
import { checkEvent } from './checkEvent';
import type { History } from './History';
import type { NamedModel, OwnModel } from './Participant';
import type { Executed, Point, RunEvent, Scored, Started } from './RunEvent';
import type { RunRecord } from './RunRecord';
import type { AnyScores } from './MeasuredScores';
import { thinHistory } from './thinHistory';

/** No history holds more points than this; with more than two models, all of them together hold no more than `maxPointsOfMany`. */
export const maxPoints = 500;
const maxPointsOfMany = 600;

const mostResumed = 20;

/** No clock has more entries. The number is even, so that the newest is kept when half of them are dropped. */
const maxClock = 119;

/**
 * The run record after one more event. Pure: the given record is not changed.
 *
 * @throws TypeError if the first event is not "started", or if "started" comes twice; RangeError for a model that "started" does not declare.
 * @example
 * ```ts
 * const record = events.reduce<kd.RunRecord | null>(kd.fold, null);
 * ```
 */
export function foldEvent(record: RunRecord | null, event: RunEvent): RunRecord {
  checkEvent(record, event);
  if (event.type === 'started') {
    if (record) throw new TypeError('fold: expected "started" once, got it again; begin a new record with null');
    return begin(event);
  }
  if (!record)
    throw new TypeError(`fold: expected "started" first, got "${event.type}"; begin a record with its "started" event`);
  switch (event.type) {
    case 'point':
      return withHistory(withClock(record, event), event.of, (history) => bounded(append(history, event), pointsFor(record)));
    case 'best':
      return withHistory(record, event.of, (history) => ({
        ...history,
        best: { epoch: event.epoch, series: event.series, value: event.value }
      }));
    case 'executed':
      return withSteps(record, event);
    case 'scored':
      return withScores(record, event);
    case 'softLabels':
      return { ...record, softLabels: event.softLabels };
    case 'compared':
      return { ...record, comparison: event.comparison };
    case 'alignment':
      return { ...record, alignment: addAlignment(record.alignment, event.alignment) };
    case 'streamScored': {
      const { stream } = record;
      if (!stream)
        throw new RangeError('fold: expected a run of a stream of parts, got scores of one without; give "started" its stream');
      return { ...record, stream: { ...stream, scores: [...stream.scores, event.scores] } };
    }
    case 'teachingChosen':
      return { ...record, teaching: event.teaching };
    case 'roundDone': {
      const { federation } = record;
      if (!federation)
        throw new RangeError('fold: expected a run of a federation, got a round of one without; give "started" its federation');
      return { ...record, federation: { ...federation, rounds: [...federation.rounds, event.round] } };
    }
    case 'changed':
      return { ...record, changes: [...(record.changes ?? []), event.change] };
    case 'found':
      return { ...record, findings: [...record.findings, event.finding] };
    case 'resumed': {
      const { resumed = [] } = record.stamp;
      return {
        ...record,
        stamp: { ...record.stamp, resumed: [...resumed, { epoch: event.epoch, at: event.at }].slice(-mostResumed) }
      };
    }
    case 'ended': {
      const { seconds, paused } = event;
      const stamp = { ...record.stamp, seconds, ...(paused ? { paused } : {}) };
      const ended: RunRecord = { ...record, status: event.status, stamp };
      return event.error === undefined ? ended : { ...ended, error: event.error };
    }
  }
}

function begin({ id, title, stamp, setup, data, models, participants, transfer, stream, federation }: Started): RunRecord {
  return {
    schema: 'stillroom.run/1',
    id,
    title,
    status: 'running',
    stamp,
    setup,
    data,
    models,
    ...(participants && { participants }),
    history: empty,
    scores: {},
    ...(transfer && { transfer }),
    ...(stream && { stream: { ...stream, scores: [] } }),
    ...(federation && { federation: { ...federation, rounds: [] } }),
    findings: []
  };
}

const empty: History = { step: [], epoch: [], series: {}, best: null };

/** Letters beyond ASCII may turn the direction of others. */
const plain = (name: string): string => name.slice(0, 60).replace(/[^ -~]/g, '?');

/** Where a record keeps the results of a model: in its own fields, or in its participants. */
function placeOf({ participants }: RunRecord, name: string): NamedModel['field'] | { index: number } {
  const names: readonly string[] = participants?.map((one) => one.name) ?? fields;
  const index = names.indexOf(name);
  if (index < 0)
    throw new RangeError(
      `fold: expected a model of the run (${names.join(', ')}), got "${plain(name)}"; declare it in "started"`
    );
  if (!participants) return fields[index];
  const found = participants[index];
  return 'field' in found ? found.field : { index };
}

const fields = ['teacher', 'student', 'baseline'] as const;

function withOwn(record: RunRecord, index: number, change: (model: OwnModel) => OwnModel): RunRecord {
  const { participants = [] } = record;
  return { ...record, participants: participants.map((one, i) => (i === index ? change(one as OwnModel) : one)) };
}

function withHistory(record: RunRecord, of: string, change: (history: History) => History): RunRecord {
  const place = placeOf(record, of);
  if (typeof place === 'object')
    return withOwn(record, place.index, (model) => ({ ...model, history: change(model.history ?? empty) }));
  if (place === 'student') return { ...record, history: change(record.history) };
  if (place === 'baseline') return { ...record, baselineHistory: change(record.baselineHistory ?? empty) };
  throw new RangeError(`fold: expected a model that learns, got "${of}", the first teacher; declare it with another role`);
}

function withScores(record: RunRecord, { model, last, split, scores }: Scored): RunRecord {
  if (model === 'lastStudent' || model === 'lastBaseline') {
    const name = model === 'lastStudent' ? 'student' : 'baseline';
    return withFieldScores(record, name, true, split, scores);
  }
  const place = placeOf(record, model);
  if (typeof place === 'string') return withFieldScores(record, place, last === true, split, scores);
  const field = 'values' in scores ? (last ? 'lastMeasured' : 'measured') : last ? 'lastScores' : 'scores';
  return withOwn(record, place.index, (own) => ({ ...own, [field]: { ...own[field], [split]: scores } }));
}

function withFieldScores(
  record: RunRecord,
  field: NamedModel['field'],
  last: boolean,
  split: Scored['split'],
  scores: AnyScores
): RunRecord {
  const place = last ? lastFields[field] : field;
  const all = 'values' in scores ? 'measured' : 'scores';
  return { ...record, [all]: { ...record[all], [place]: { ...record[all]?.[place], [split]: scores } } };
}

/** A teacher that is not trained has no last epoch. */
const lastFields = { teacher: 'teacher', student: 'lastStudent', baseline: 'lastBaseline' } as const;

/** The more models are trained, the fewer points each has, so that a record does not grow. */
function pointsFor({ participants = [] }: RunRecord): number {
  const learning = participants.filter(({ role }) => role !== 'teacher').length;
  return learning > 2 ? Math.max(2, Math.floor(maxPointsOfMany / learning)) : maxPoints;
}

/** When the student's epochs ended. If there are too many, every second one is dropped: the steps between them are alike. */
function withClock(record: RunRecord, { of, epoch, seconds, usage }: Point): RunRecord {
  if (placeOf(record, of) !== 'student' || seconds === undefined || !Number.isInteger(epoch)) return record;
  const { clock } = record.stamp;
  const count = clock?.epoch.length ?? 0;
  const kept = (_: number, i: number) => i % 2 === 1 || count < maxClock;
  const next = (column: readonly number[] | undefined, value: number) => [...(column ?? []), value].filter(kept);
  const grown = { epoch: next(clock?.epoch, epoch), seconds: next(clock?.seconds, seconds) };
  // A column that lacks an earlier epoch would be about other epochs than it says.
  const hasUsage = usage && (count === 0 || clock?.memory?.length === count);
  const used = hasUsage && {
    memory: next(clock?.memory, usage.memory),
    processors: next(clock?.processors, usage.processors)
  };
  return { ...record, stamp: { ...record.stamp, clock: { ...grown, ...used } } };
}

function withSteps(record: RunRecord, { of, graphs, operations, eager }: Executed): RunRecord {
  // Only a model of the run.
  placeOf(record, of);
  const ran = { graphs, operations, ...(eager !== undefined && { eager }) };
  return { ...record, stamp: { ...record.stamp, steps: { ...record.stamp.steps, [of]: ran } } };
}

function append(history: History, { step, epoch, values }: Point): History {
  const before = history.step.length;
  const series: History['series'] = {};
  for (const name of new Set([...Object.keys(history.series), ...Object.keys(values)])) {
    const column = Object.hasOwn(history.series, name) ? history.series[name] : new Array<null>(before).fill(null);
    // JSON has no NaN: a value that is not a number becomes null, and the run's error says why.
    series[name] = column.concat(Number.isFinite(values[name]) ? values[name] : null);
  }
  return { ...history, step: history.step.concat(step), epoch: history.epoch.concat(epoch), series };
}

/** Thinned to half when it is full, so that a long run is seldom thinned. */
function bounded(history: History, points: number): History {
  return history.step.length > points ? thinHistory(history, Math.max(2, Math.floor(points / 2))) : history;
}
