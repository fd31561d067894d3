import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { JSONObject } from '@lumino/coreutils';
import { liveRunsTarget, type LiveCommand, type LiveMessage, type LiveRun } from '../../../../src/record/LiveRun';
import { readLiveRun } from './readLiveRun';
import { runKey } from '../../../../src/record/runKey';

/** What may be asked of a run. */
export type RunCommand = Omit<LiveCommand, 'run' | 'request'>;

/** The runs that a kernel computes. */
export interface KernelRuns {
  /** By the run's key; those that ended stay until the kernel goes. */
  runs(): ReadonlyMap<string, LiveRun>;
  /** Whether the kernel tells of its runs. */
  isHeard(): boolean;
  command(run: LiveRun, command: RunCommand): Promise<{ ok: boolean; says: string }>;
  dispose(): void;
}

/** A command that nobody answers: the kernel computes one long thing. */
const patience = 15_000;

/** So many runs of one kernel are kept, the newest. */
const most = 500;

/**
 * Listens to a kernel of ours over a comm, from when it has started, and again after a restart.
 *
 * @param past takes the runs of a kernel that has gone, as they were told of last.
 */
export function kernelRuns(
  kernel: Kernel.IKernelConnection,
  past: Map<string, LiveRun>,
  changed: (run: LiveRun | null) => void
): KernelRuns {
  const runs = new Map<string, LiveRun>();
  const waiting = new Map<number, (answer: { ok: boolean; says: string }) => void>();
  let comm: Kernel.IComm | null = null;
  let opening = false;
  let disposed = false;
  let requests = 0;

  async function open(): Promise<void> {
    if (comm || opening || disposed) return;
    opening = true;
    try {
      const { implementation } = await kernel.info;
      if (implementation !== 'stillroom' || disposed || kernel.isDisposed) return;
      const made = kernel.createComm(liveRunsTarget);
      made.onMsg = (message) => hear(message);
      made.onClose = () => lose();
      // Over a subshell the kernel hears it while a cell runs.
      const { subshellStarted } = made as { subshellStarted?: Promise<void> };
      await Promise.race([subshellStarted, new Promise((done) => setTimeout(done, 2000))]);
      if (disposed || made.isDisposed) return;
      // Nobody answers a comm message; the promise is that of a reply.
      void made.open({}).done.catch(() => undefined);
      comm = made;
    } finally {
      opening = false;
    }
  }

  function hear({ content }: KernelMessage.ICommMsgMsg): void {
    const message = (content.data ?? {}) as unknown as LiveMessage;
    if (message.type === 'answer') {
      waiting.get(message.request)?.({ ok: message.ok === true, says: String(message.says) });
      waiting.delete(message.request);
      return;
    }
    const told = message.type === 'run' ? [message.run] : message.runs;
    if (!Array.isArray(told)) return;
    for (const given of told) {
      const run = readLiveRun(given);
      if (!run) continue;
      keep(runs, run);
      changed(run);
    }
  }

  function goes(): void {
    for (const run of runs.values()) keep(past, run);
    runs.clear();
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
  };
  kernel.statusChanged.connect(heard);
  void open().catch(() => undefined);

  return {
    runs: () => runs,
    isHeard: () => comm !== null,
    command({ id, started }, command) {
      const open = comm;
      if (!open) return Promise.resolve({ ok: false, says: 'the kernel has gone' });
      const request = ++requests;
      return new Promise((settle) => {
        const timer = setTimeout(() => {
          waiting.delete(request);
          settle({ ok: false, says: 'the kernel does not answer; it may compute one long step' });
        }, patience);
        waiting.set(request, (answer) => {
          clearTimeout(timer);
          settle(answer);
        });
        void open.send({ ...command, run: { id, started }, request } as unknown as JSONObject).done.catch(() => undefined);
      });
    },
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
  runs.set(runKey(run), run);
  for (const key of runs.keys()) {
    if (runs.size <= most) break;
    runs.delete(key);
  }
}
