import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { JSONObject } from '@lumino/coreutils';
import { liveRunsTarget, type LiveCommand, type LiveMessage, type LiveRun } from '../../../../src/record/LiveRun';
import type { RunRecord } from '../../../../src/record/RunRecord';
import { openComm } from '../../kernel/openComm';
import { readLiveRun } from './readLiveRun';
import { readRecord } from './readRecord';
import type { KnownRecord } from './findRunsInOutput';
import { computeRunKey } from '../../../../src/record/computeRunKey';

/** What may be asked of a run. */
export type RunCommand = Omit<LiveCommand, 'run' | 'request'>;

/** The runs that a kernel computes. */
export interface KernelRuns {
  /** By the run's key; those that ended stay until the kernel goes. */
  runs(): ReadonlyMap<string, LiveRun>;
  /** Whether the kernel tells of its runs. */
  isHeard(): boolean;
  command(run: LiveRun, command: RunCommand): Promise<{ ok: boolean; says: string }>;
  /** The record of a run, so far if it goes on; null where the kernel does not have it. */
  record(run: LiveRun): Promise<RunRecord | null>;
  /** Whether a run has ended whose record is still to come from the kernel. */
  isAwaited(key: string): boolean;
  dispose(): void;
}

/** A command that nobody answers: the kernel computes one long thing. */
const patience = 15_000;

/** So many runs of one kernel are kept, the newest. */
const most = 1000;

/** What is known of the runs of a notebook's kernels, also of those that have gone. */
export interface PastRuns {
  runs: Map<string, LiveRun>;
  /** What a row needs of those that have ended. */
  known: Map<string, KnownRecord>;
  /** The whole records of the newest, which a kernel that has gone cannot give. */
  records: Map<string, RunRecord>;
}

const mostRecords = 100;

/**
 * Listens to a kernel of ours over a comm, from when it has started, and again after a restart.
 *
 * @param past takes the runs of a kernel that has gone, as they were told of last, and what is known of their records.
 * @param learnt is called when more is known of them.
 */
export function createKernelRuns(
  kernel: Kernel.IKernelConnection,
  past: PastRuns,
  changed: (run: LiveRun | null) => void,
  learnt: () => void
): KernelRuns {
  const runs = new Map<string, LiveRun>();
  const waiting = new Map<number, (answer: Answer) => void>();
  /** Runs that have ended and whose records are to be asked for, one after the other. */
  const owed: LiveRun[] = [];
  const awaited = new Set<string>();
  let asking = false;
  let comm: Kernel.IComm | null = null;
  let opening = false;
  let disposed = false;
  let requests = 0;

  async function open(): Promise<void> {
    if (comm || opening || disposed) return;
    opening = true;
    try {
      const made = await openComm(kernel, liveRunsTarget, { hear, lose, isOver: () => disposed });
      if (!made || disposed) return;
      comm = made;
    } finally {
      opening = false;
    }
  }

  function hear({ content }: KernelMessage.ICommMsgMsg): void {
    const message = (content.data ?? {}) as unknown as LiveMessage;
    if (message.type === 'answer' || message.type === 'record') {
      const answer: Answer =
        message.type === 'record'
          ? { ok: true, says: '', record: message.record }
          : { ok: message.ok === true, says: String(message.says) };
      waiting.get(message.request)?.(answer);
      waiting.delete(message.request);
      return;
    }
    const told = message.type === 'run' ? [message.run] : message.runs;
    if (!Array.isArray(told)) return;
    for (const given of told) {
      const run = readLiveRun(given);
      if (!run) continue;
      keep(runs, run);
      const key = computeRunKey(run);
      if (isEnd(run.state) && !past.known.has(key)) {
        owed.push(run);
        awaited.add(key);
      }
      changed(run);
    }
    void learn();
  }

  /** One at a time, the newest first: a page that has just come may have hundreds to ask for. */
  async function learn(): Promise<void> {
    if (asking) return;
    asking = true;
    /** Of those to which the kernel did not get: it is asked again when it tells something or is idle. */
    const late: LiveRun[] = [];
    for (let run = owed.pop(); run; run = owed.pop()) {
      const answer = await answerOf(run);
      if (disposed) return;
      if (answer === 'late') late.push(run);
      else awaited.delete(computeRunKey(run));
      if (answer !== 'late') learnt();
    }
    owed.push(...late);
    asking = false;
  }

  async function recordOf(run: LiveRun): Promise<RunRecord | null> {
    const answer = await answerOf(run);
    return answer === 'late' ? null : answer;
  }

  async function answerOf(run: LiveRun): Promise<RunRecord | null | 'late'> {
    const key = computeRunKey(run);
    const kept = past.records.get(key);
    if (kept) return kept;
    const { record, isLate } = await ask(run, { type: 'record' });
    if (record === undefined) return isLate ? 'late' : null;
    try {
      const read = readRecord(record);
      if (read.record.status !== 'running') {
        past.known.set(key, { view: { ...read.view, lossCurves: { ...read.view.lossCurves, curves: [] } }, facts: read.facts });
        past.records.set(key, read.record);
        for (const oldest of [...past.records.keys()].slice(0, -mostRecords)) past.records.delete(oldest);
      }
      return read.record;
    } catch {
      return null;
    }
  }

  function ask({ id, started }: LiveRun, command: RunCommand): Promise<Answer> {
    const open = comm;
    if (!open) return Promise.resolve({ ok: false, says: 'the kernel has gone' });
    const request = ++requests;
    return new Promise((settle) => {
      const timer = setTimeout(() => {
        waiting.delete(request);
        settle({ ok: false, says: 'the kernel does not answer; it may compute one long step', isLate: true });
      }, patience);
      waiting.set(request, (answer) => {
        clearTimeout(timer);
        settle(answer);
      });
      void open.send({ ...command, run: { id, started }, request } as unknown as JSONObject).done.catch(() => undefined);
    });
  }

  function goes(): void {
    for (const run of runs.values()) keep(past.runs, run);
    runs.clear();
    owed.length = 0;
    awaited.clear();
  }

  function lose(): void {
    comm = null;
    goes();
    for (const settle of waiting.values()) settle({ ok: false, says: 'the kernel has gone' });
    waiting.clear();
    changed(null);
  }

  const gone: Kernel.Status[] = ['restarting', 'autorestarting', 'dead', 'terminating', 'unknown'];
  const heard = (_: unknown, status: Kernel.Status) => {
    if (gone.includes(status)) {
      if (comm) lose();
    } else if (!comm && (status === 'idle' || status === 'busy')) void open().catch(() => undefined);
    else if (status === 'idle') void learn();
  };
  kernel.statusChanged.connect(heard);
  void open().catch(() => undefined);

  return {
    runs: () => runs,
    isHeard: () => comm !== null,
    command: ask,
    record: recordOf,
    isAwaited: (key) => awaited.has(key),
    dispose() {
      disposed = true;
      goes();
      kernel.statusChanged.disconnect(heard);
      const open = comm;
      comm = null;
      try {
        if (open && !open.isDisposed && !kernel.isDisposed) void open.close().done.catch(() => undefined);
      } catch {
        // The connection is closed already.
      }
    }
  };
}

function keep(runs: Map<string, LiveRun>, run: LiveRun): void {
  runs.set(computeRunKey(run), run);
  for (const key of runs.keys()) {
    if (runs.size <= most) break;
    runs.delete(key);
  }
}

interface Answer {
  ok: boolean;
  says: string;
  record?: RunRecord;
  /** The kernel may answer another time. */
  isLate?: true;
}

export function isEnd(state: LiveRun['state']): state is 'done' | 'stopped' | 'failed' {
  return state === 'done' || state === 'stopped' || state === 'failed';
}
