import type { RunRecord } from '../../../../src/record/RunRecord';
import { computeRunKey } from '../../../../src/record/computeRunKey';
import { recordsMime, stillroomMime } from '../../../../src/views/bundle/MimeBundle';
import type { RunFacts } from '../../../../src/views/facts/RunFacts';
import type { RunView } from '../../../../src/views/View';
import { readView } from '../../read/readView';
import { readSettingsAndScoresOfView } from './readSettingsAndScoresOfView';
import { readRecord, type ReadRecord } from './readRecord';
import { readRunStartTime } from './readRunStartTime';

/** A run that an output draws or carries the record of: what a row needs of it. */
export interface OutputRun {
  run: string;
  view: RunView;
  facts: RunFacts;
  drawn: boolean;
  /** The title of the study or the sweep that has it. */
  group?: string;
}

/** What a row needs; the whole would be held twice. */
export type KnownRecord = Pick<ReadRecord, 'view' | 'facts'>;

/** More runs in one output are left out: the records of a study or a sweep are bounded. */
const most = 5000;

/** The runs of an output: that which it draws, then those that it carries. `known` has what was read of it before. */
export function findRunsInOutput(output: unknown, known: Map<string, KnownRecord>): OutputRun[] {
  const data = dataOf(output);
  const records = recordsIn(data);
  const drawn = runViewOf(output);
  const carried = records.flatMap((json): OutputRun[] => {
    const read = remembered(json, known);
    if (!read) return [];
    const { view, facts } = read;
    return [{ run: keyOf(view), view: light(view), facts, drawn: false }];
  });
  if (!drawn) {
    const title = (data?.[stillroomMime] as { title?: unknown } | undefined)?.title;
    const group = records.length > 1 && typeof title === 'string' ? title.slice(0, 200) : undefined;
    return carried.map((one) => ({ ...one, ...(group !== undefined && { group }) }));
  }
  const run = keyOf(drawn);
  const own = carried.find((one) => one.run === run);
  const facts = own?.facts ?? readSettingsAndScoresOfView(drawn);
  return [{ run, view: light(drawn), facts, drawn: true }, ...carried.filter((one) => one !== own)];
}

/** The record of a run that these outputs carry. */
export function recordIn(outputs: readonly unknown[], run: string): RunRecord | null {
  for (const output of outputs)
    for (const json of recordsIn(dataOf(output))) {
      const { id, stamp } = (json ?? {}) as Partial<RunRecord>;
      if (computeRunKey({ id: String(id), started: String(stamp?.started) }) === run) return json as RunRecord;
    }
  return null;
}

export function runViewOf(output: unknown): RunView | null {
  const given = dataOf(output)?.[stillroomMime] as { kind?: unknown } | undefined;
  if (given?.kind !== 'run') return null;
  const read = readView(given);
  return 'view' in read ? (read.view as RunView) : null;
}

export function keyOf(view: RunView): string {
  return computeRunKey({ id: view.id, started: readRunStartTime(view) });
}

/** A record is checked and read once, however often its cell changes. */
function remembered(json: unknown, known: Map<string, KnownRecord>): KnownRecord | null {
  const { id, stamp, status } = (json ?? {}) as Partial<RunRecord>;
  const name = `${String(id)} ${String(stamp?.started)} ${String(status)} ${String(stamp?.seconds)}`;
  const before = known.get(name);
  if (before) return before;
  try {
    const { view, facts } = readRecord(json);
    const kept = { view: light(view), facts };
    known.set(name, kept);
    return kept;
  } catch {
    return null;
  }
}

function recordsIn(data: { [mime: string]: unknown } | undefined): unknown[] {
  const { records } = (data?.[recordsMime] ?? {}) as { records?: unknown };
  return Array.isArray(records) ? records.slice(0, most) : [];
}

function dataOf(output: unknown): { [mime: string]: unknown } | undefined {
  const { data } = (output ?? {}) as { data?: { [mime: string]: unknown } };
  return data;
}

function light(view: RunView): RunView {
  const { softLabels: _, alignment: __, synthetic: ___, comparison: ____, ...rest } = view;
  return { ...rest, lossCurves: { ...view.lossCurves, curves: [] }, scores: { ...view.scores, rows: [] } };
}
