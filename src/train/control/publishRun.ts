import { readErrorMessage } from '../../checks/readErrorMessage';
import { findHost } from '../../notebook/findHost';
import type { Comm } from '../../notebook/Host';
import { liveRunsTarget, type LiveCommand, type LiveMessage, type LiveRun } from '../../record/LiveRun';
import { computeRunKey } from '../../record/computeRunKey';
import type { RunRecord } from '../../record/RunRecord';
import { createEndedRunStore, type EndedRuns } from './createEndedRunStore';
import type { Command } from './createRunCommandQueue';

/** A run as panels see it. */
export interface PublishedRun {
  now(): LiveRun;
  /** The record so far. */
  record(): RunRecord;
  /** Carries out a command and returns in words what was done, or throws. */
  command(command: Command): string;
}

/** The runs of this process that are going on, and the panels that watch them. A front end may connect at any time and may watch all of them. */
const runs = new Map<string, PublishedRun>();
const panels = new Set<Comm>();
let kept: EndedRuns | undefined;

/** Made when it is needed first: then the kernel is there, and its folder with it. */
function ended(): EndedRuns {
  return (kept ??= createEndedRunStore(findHost()?.sessionFolder));
}

/** Shows a run to panels until the returned function is called with how it ended. Its record stays for those that come later. */
export function publishRun(run: PublishedRun): (last: LiveRun) => void {
  offer();
  const key = computeRunKey(run.now());
  runs.set(key, run);
  tellPanels({ type: 'run', run: run.now() });
  return (last) => {
    runs.delete(key);
    ended().keep(last, run.record());
    tellPanels({ type: 'run', run: last });
  };
}

export function isWatched(): boolean {
  return panels.size > 0;
}

export function tellPanels(message: LiveMessage): void {
  for (const panel of panels) panel.send(message);
}

const mostPanels = 8;
let offeredTo: unknown;

/** Panels may connect before the first run, and a host may come after this module is loaded. */
function offer(): void {
  const comms = findHost()?.comms;
  if (!comms || comms === offeredTo) return;
  offeredTo = comms;
  comms.register(liveRunsTarget, connectPanel);
}

/** Tells a panel of all runs from now on, and answers it. */
export function connectPanel(panel: Comm): void {
  panels.add(panel);
  // A page that was closed without notice stays in the list, so drop the oldest.
  for (const oldest of [...panels].slice(0, -mostPanels)) {
    panels.delete(oldest);
    oldest.close();
  }
  panel.onClose = () => void panels.delete(panel);
  panel.onMessage = (data) => panel.send(answer(data));
  const all = [...ended().all(), ...[...runs.values()].map((run) => run.now())];
  panel.send({ type: 'runs', runs: all } satisfies LiveMessage);
}

offer();

/** Any message gets a clear answer. */
function answer(data: unknown): LiveMessage {
  const { type, run, request, term, temperature, weight } = (data ?? {}) as Partial<LiveCommand>;
  const number = typeof request === 'number' ? request : -1;
  try {
    const key = computeRunKey(run ?? { id: '', started: '' });
    const found = runs.get(key);
    if (type === 'record') return { type, request: number, record: recordOf(key) };
    if (!found) throw new RangeError(`expected a run that goes on, got ${endOf(key)}; nothing is changed`);
    return { type: 'answer', request: number, ok: true, says: found.command(commandOf({ type, term, temperature, weight })) };
  } catch (error) {
    return { type: 'answer', request: number, ok: false, says: readErrorMessage(error) };
  }
}

function recordOf(key: string): RunRecord {
  const record = runs.get(key)?.record() ?? ended().record(key);
  if (record) return record;
  throw new RangeError('expected a run of this session, got one that is not known here; run it again');
}

function endOf(key: string): string {
  const last = ended()
    .all()
    .find((run) => computeRunKey(run) === key);
  return last ? `"${last.title}", which is ${last.state}` : 'one that is not known here';
}

function commandOf({ type, ...change }: Partial<LiveCommand>): Command {
  if (type === 'change') return { type, ...change };
  if (type === 'pause' || type === 'resume' || type === 'stop') return { type };
  throw new TypeError(
    `expected a command of pause, resume, stop, change, record, got ${JSON.stringify(type)}; nothing is changed`
  );
}
