import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { TrialAttempt, TrialOutcome } from '../trial/TrialAttempt';
import { relayWorkerMessages } from './relayWorkerMessages';
import type { FromWorker, ToWorker } from './WorkerMessages';

/** A process that runs trials, one at a time. */
export interface TrialWorker {
  isAlive(): boolean;
  run(attempt: TrialAttempt): Promise<TrialOutcome>;
  close(): Promise<void>;
}

/** Milliseconds for the batch of a trial that is stopped, and for a process without work to end. */
const grace = { ofTrial: 30_000, ofProcess: 5_000 };

/** @throws Error if the process does not start, or cannot load the file of the trial. */
export async function startWorker(module: string, threads: number): Promise<TrialWorker> {
  const child = fork(join(__dirname, 'runWorker.js'), [], {
    execArgv: [],
    // Keeps NaN as it is.
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, STILLROOM_THREADS: String(threads) }
  });
  let how: string | undefined;
  let heard: (message: FromWorker) => void = () => undefined;
  let left: () => void = () => undefined;
  const exited = new Promise<void>((done) => {
    const end = (text: string) => {
      how ??= text;
      left();
      done();
    };
    child.once('error', ({ message }) => end(message));
    child.once('exit', (code, signal) => end(signal ?? `code ${code}`));
  });
  child.on('message', (message) => heard(message as FromWorker));
  const send = (message: ToWorker) => {
    if (child.connected) child.send(message, () => undefined);
  };
  const killAfter = (milliseconds: number) => setTimeout(() => child.kill('SIGKILL'), milliseconds);

  async function close(): Promise<void> {
    if (child.connected) child.disconnect();
    const timer = killAfter(grace.ofProcess);
    await exited;
    clearTimeout(timer);
  }

  const refused = await new Promise<string | null>((opened) => {
    left = () => opened(`workerProcesses: expected a process that starts, got one that ended (${how}); look at what it wrote`);
    heard = (message) => {
      if (message.type === 'opened') opened(null);
      if (message.type === 'refused') opened(message.says);
    };
    send({ type: 'open', module });
  });
  if (refused !== null) {
    await close();
    throw new Error(refused);
  }

  return {
    isAlive: () => how === undefined,
    close,
    async run(whole) {
      const { signal, onRecord: _, onEvent: __, onReport: ___, ...attempt } = whole;
      const follow = relayWorkerMessages(whole, send);
      let timer: NodeJS.Timeout | undefined;
      const stop = () => {
        send({ type: 'stop' });
        timer ??= killAfter(grace.ofTrial);
      };
      try {
        return await new Promise<TrialOutcome>((end) => {
          left = () => end({ error: `its process ended (${how})`, isLost: true });
          if (how !== undefined) left();
          heard = (message) => {
            const outcome = follow.take(message);
            if (outcome) end(outcome);
          };
          send({ type: 'run', attempt });
          if (signal.aborted) stop();
          signal.addEventListener('abort', stop);
        });
      } finally {
        signal.removeEventListener('abort', stop);
        clearTimeout(timer);
        follow.end();
      }
    }
  };
}
