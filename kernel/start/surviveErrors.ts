import { constants } from 'node:os';
import type { CellSources } from '../evaluate/errors/CellSources';
import type { Intrinsics } from '../evaluate/cells/createIntrinsics';
import { reportError } from '../evaluate/errors/reportError';
import type { AwaitSites } from '../evaluate/errors/AwaitSites';
import { KeyboardInterrupt } from '../evaluate/interrupts/KeyboardInterrupt';

/**
 * Keeps the kernel alive: an error that nobody caught is printed, and what would end the process, as `process.exit` does, is an error. Returns
 * the real exit, which takes along the processes that cells have started.
 */
export function surviveErrors(sources: CellSources, sites: AwaitSites, asKernel: Intrinsics['asKernel']): (code: number) => void {
  // As it is now: a cell may put a `write` of its own there, and an error in here would end the process.
  const write = process.stderr.write.bind(process.stderr) as (text: string) => void;
  const print = (what: string, error: unknown) => {
    // What an interrupt rejects and nobody waits for has said its word in the cell.
    if (isInterrupt(error)) return;
    try {
      write(`${what}: ${asKernel(() => reportError(error, sources, sites).traceback.join('\n'))}\n`);
    } catch {
      write(`${what}: an error that cannot be shown\n`);
    }
  };
  const listeners = Object.entries({
    uncaughtException: (error: unknown) => print('uncaught', error),
    unhandledRejection: (reason: unknown) => print('unhandled rejection', reason)
  });
  for (const [event, listener] of listeners) process.on(event, listener);
  keepListeners(listeners);

  const exit = process.exit.bind(process);
  const kill = process.kill.bind(process);
  process.exit = () => refuse('process.exit');
  const { reallyExit } = process as unknown as { reallyExit(code?: number): never };
  Object.assign(process, { reallyExit: () => refuse('process.reallyExit') });
  process.abort = () => refuse('process.abort');
  process.kill = (pid, signal = 'SIGTERM') => {
    const isOwn = pid === process.pid || pid === -process.pid || pid === 0;
    if (isOwn && !isHarmless(signal)) refuse('process.kill');
    return kill(pid, signal);
  };
  return (code) => {
    endChildren(kill);
    Object.assign(process, { reallyExit });
    exit(code);
  };
}

/** Gives `process` its listeners back when a cell removes all. */
function keepListeners(listeners: [string, (error: unknown) => void][]): void {
  const removeAll = process.removeAllListeners.bind(process);
  process.removeAllListeners = (event) => {
    // Node's vm takes the listeners of SIGINT away around every cell, and gives them back itself.
    const kept = event === undefined ? process.listeners('SIGINT') : [];
    removeAll(event);
    if (event === 'SIGINT') return process;
    for (const [name, listener] of listeners) if (event === undefined || event === name) process.on(name, listener);
    for (const listener of kept) process.on('SIGINT', listener);
    return process;
  };
}

function isInterrupt(error: unknown): boolean {
  try {
    return error instanceof KeyboardInterrupt;
  } catch {
    // A revoked Proxy has no prototype to tell, and an error here would end the process.
    return false;
  }
}

function refuse(what: string): never {
  throw new Error(`${what}: a cell cannot end its kernel; restart it or shut it down from the kernel menu`);
}

/** 0 only asks whether the process is there; what somebody listens to does not end it. */
function isHarmless(signal: string | number): boolean {
  const name = typeof signal === 'number' ? Object.entries(constants.signals).find(([, value]) => value === signal)?.[0] : signal;
  return signal === 0 || ['SIGCONT', 'SIGWINCH', 'SIGCHLD', 'SIGURG'].includes(String(name)) || process.listenerCount(name!) > 0;
}

/** What cells have started ends with the kernel, unless it was started as `detached`, in a group of its own. */
function endChildren(kill: typeof process.kill): void {
  // This process is of the group too, and ends by itself.
  process.on('SIGTERM', () => undefined);
  try {
    kill(-process.pid, 'SIGTERM');
  } catch {
    // Not the leader of a group: the group belongs to somebody else.
  }
}
