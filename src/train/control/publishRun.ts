import { findHost } from '../../notebook/findHost';
import type { Comm } from '../../notebook/Host';
import { liveRunsTarget, type LiveCommand, type LiveMessage, type LiveRun } from '../../record/LiveRun';
import { runKey } from '../../record/runKey';
import type { Command } from './steering';

/** A run as panels see it. */
export interface PublishedRun {
  now(): LiveRun;
  /** Carries out a command and returns in words what was done, or throws. */
  command(command: Command): string;
}

/** The runs of this process that are going on, and the panels that watch them. A front end may connect at any time and may watch all of them. */
const runs = new Map<string, PublishedRun>();
const panels = new Set<Comm>();
/** How the newest 100 runs ended, to answer a command that comes late. */
const ended = new Map<string, string>();

/** Shows a run to panels until the returned function is called with how it ended. */
export function publishRun(run: PublishedRun): (last: LiveRun) => void {
  offer();
  const key = runKey(run.now());
  runs.set(key, run);
  tellPanels({ type: 'run', run: run.now() });
  return (last) => {
    runs.delete(key);
    ended.set(key, `"${last.title}", which is ${last.state}`);
    for (const oldest of [...ended.keys()].slice(0, -100)) ended.delete(oldest);
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
  comms.register(liveRunsTarget, (panel) => {
    panels.add(panel);
    // A page that was closed without notice stays in the list, so drop the oldest.
    for (const oldest of [...panels].slice(0, -mostPanels)) {
      panels.delete(oldest);
      oldest.close();
    }
    panel.onClose = () => void panels.delete(panel);
    panel.onMessage = (data) => panel.send(answer(data));
    panel.send({ type: 'runs', runs: [...runs.values()].map((run) => run.now()) } satisfies LiveMessage);
  });
}

offer();

/** Any message gets a clear answer. */
function answer(data: unknown): LiveMessage {
  const { type, run, request, term, temperature, weight } = (data ?? {}) as Partial<LiveCommand>;
  const number = typeof request === 'number' ? request : -1;
  try {
    const key = runKey(run ?? { id: '', started: '' });
    const found = runs.get(key);
    if (!found)
      throw new RangeError(
        `expected a run that goes on, got ${ended.get(key) ?? 'one that is not known here'}; nothing is changed`
      );
    return { type: 'answer', request: number, ok: true, says: found.command(commandOf({ type, term, temperature, weight })) };
  } catch (error) {
    return { type: 'answer', request: number, ok: false, says: error instanceof Error ? error.message : String(error) };
  }
}

function commandOf({ type, ...change }: Partial<LiveCommand>): Command {
  if (type === 'change') return { type, ...change };
  if (type === 'pause' || type === 'resume' || type === 'stop') return { type };
  throw new TypeError(`expected a command of pause, resume, stop, change, got ${JSON.stringify(type)}; nothing is changed`);
}
