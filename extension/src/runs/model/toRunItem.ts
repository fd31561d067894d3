import type { RunView } from '../../../../src/views/View';
import type { RunItem, RunPlace } from './RunItem';
import { runKey } from '../../../../src/record/runKey';
import { shortenText } from './shortenText';
import { startOfRun } from './startOfRun';

/** A run as a row, without the curves and pictures. */
export function toRunItem(view: RunView, place: RunPlace, read: RunItem['read']): RunItem {
  const started = startOfRun(view);
  const run = runKey({ id: view.id, started });
  return {
    key: `${placeKey(place)} ${run}`,
    ...{ run, started, place, read },
    title: shortenText(view.title),
    status: view.status === 'running' ? 'lost' : view.status,
    says: shortenText(view.says)
  };
}

/** A file that is no record. */
export function brokenItem(path: string, problem: string): RunItem {
  return {
    ...{ key: `file ${path}`, run: `file ${path}`, title: path.slice(path.lastIndexOf('/') + 1), started: '' },
    ...{ status: 'failed', says: '', place: { kind: 'file', path }, problem: shortenText(problem) },
    read: () => Promise.resolve(null)
  };
}

function placeKey(place: RunPlace): string {
  return `${place.kind} ${place.path}`;
}
