import type { RunRecord } from '../../../../src/record/RunRecord';
import type { RunFacts } from '../../../../src/views/facts/RunFacts';
import type { RunView } from '../../../../src/views/View';
import type { RunItem, RunPlace } from './RunItem';
import { computeRunKey } from '../../../../src/record/computeRunKey';
import { readSettingsAndScoresOfView } from './readSettingsAndScoresOfView';
import { shortenText } from './shortenText';
import { readRunStartTime } from './readRunStartTime';

export interface ReadAgain {
  read: RunItem['read'];
  record(): Promise<RunRecord | null>;
}

/** A run as a row, without the curves and pictures. */
export function toRunItem(
  view: RunView,
  place: RunPlace,
  again: ReadAgain,
  facts: RunFacts = readSettingsAndScoresOfView(view)
): RunItem {
  const started = readRunStartTime(view);
  const run = computeRunKey({ id: view.id, started });
  return {
    key: place.kind === 'file' ? fileKey(place.path) : `${place.kind} ${place.path} ${run}`,
    ...{ run, started, place, facts, ...again },
    title: shortenText(view.title),
    status: view.status === 'running' ? 'lost' : view.status,
    says: shortenText(view.says)
  };
}

/** A file that is still to be read: its name, and when it was written. */
export function unreadItem(path: string, modified: string, again: ReadAgain): RunItem {
  return {
    ...{ key: fileKey(path), run: fileKey(path), title: nameOf(path), started: modified },
    ...{ status: 'unread', says: '', place: { kind: 'file', path }, ...again }
  };
}

/** A file that is no record. */
export function brokenItem(path: string, problem: string): RunItem {
  return {
    ...{ key: fileKey(path), run: fileKey(path), title: nameOf(path), started: '' },
    ...{ status: 'failed', says: '', place: { kind: 'file', path }, problem: shortenText(problem) },
    ...{ read: () => Promise.resolve(null), record: () => Promise.resolve(null) }
  };
}

/** The same before and after it is read. */
function fileKey(path: string): string {
  return `file ${path}`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
