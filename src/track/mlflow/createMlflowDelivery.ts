import { setTimeout } from 'node:timers/promises';
import { chooseRetryDelay } from '../../teachers/remote/chooseRetryDelay';
import type { MlflowFailure } from './MlflowServer';
import type { MlflowMetric, MlflowRun } from './MlflowRun';

/** What is done to a run once: its settings, its artefacts, its end. */
export interface MlflowJob {
  /** What the run lacks without it: "record.json". */
  what: string;
  do(run: MlflowRun, signal: AbortSignal): Promise<void>;
}

/** Sends a run's numbers while it goes on. Nothing of it waits or throws but `end`, which waits. */
export interface Delivery {
  add(metrics: readonly MlflowMetric[]): void;
  /** Sends what is left, and then the last jobs. Gives up when the signal is aborted. */
  end(jobs: readonly MlflowJob[], signal: AbortSignal): Promise<DeliveryOutcome>;
}

export interface DeliveryOutcome {
  /** Numbers that were to be sent, and how many the server does not have. */
  numbers: number;
  lost: number;
  /** What else it does not have. */
  lacks: string[];
  failures: number;
  /** The first one, of any kind. */
  first?: MlflowFailure;
}

export interface DeliveryInputs {
  open(signal: AbortSignal): Promise<MlflowRun>;
  firstJobs: readonly MlflowJob[];
  send(run: MlflowRun, metrics: readonly MlflowMetric[], signal: AbortSignal): Promise<void>;
}

/** MLflow takes no more in a request. */
const mostInBatch = 1000;
/** So many numbers wait for a server that is down; further ones are left out. */
const mostWaiting = 100_000;
/** Numbers of so many milliseconds go together. */
const gathering = 1000;
/** Seconds before a request that failed is made again: the first time, and at most. */
const [firstPause, longestPause] = [0.5, 30];

export function createMlflowDelivery({ open, firstJobs, send }: DeliveryInputs): Delivery {
  const waiting: MlflowMetric[] = [];
  const outcome: DeliveryOutcome = { numbers: 0, lost: 0, lacks: [], failures: 0 };
  /** Ends what is under way. */
  const over = new AbortController();
  /** Ends pauses: the run has ended. */
  const hurry = new AbortController();
  let run: MlflowRun | undefined;
  let working: Promise<void> | undefined;
  let [failuresInARow, isGivenUp] = [0, false];

  const pause = (milliseconds: number, until: AbortSignal) =>
    setTimeout(milliseconds, undefined, { signal: until, ref: false }).catch(() => undefined);

  /** Until it works. Undefined if it never will. */
  async function attempt<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<{ result: Result } | undefined> {
    while (!over.signal.aborted && !isGivenUp) {
      try {
        const result = await work(over.signal);
        failuresInARow = 0;
        return { result };
      } catch (error) {
        const failure = error as MlflowFailure;
        // One that the end of the time has made.
        if (over.signal.aborted) return undefined;
        outcome.failures++;
        outcome.first ??= failure;
        if (failure.isFinal) isGivenUp = true;
        if (!failure.isPassing) return undefined;
        failuresInARow++;
        const { retryAfter } = failure;
        // No draw: random numbers belong to the training.
        const times = { first: firstPause, most: longestPause, draw: 0 };
        const delay = chooseRetryDelay({ failures: failuresInARow, retryAfter, ...times });
        await pause(delay, hurry.signal.aborted ? over.signal : hurry.signal);
      }
    }
    return undefined;
  }

  async function doJobs(of: MlflowRun, jobs: readonly MlflowJob[]): Promise<void> {
    for (const { what, do: work } of jobs) if (!(await attempt((signal) => work(of, signal)))) outcome.lacks.push(what);
  }

  async function deliver(): Promise<void> {
    if (!run) {
      run = (await attempt(open))?.result;
      if (!run) return;
      await doJobs(run, firstJobs);
    }
    const of = run;
    while (waiting.length > 0 && !over.signal.aborted && !isGivenUp) {
      if (waiting.length < mostInBatch && !hurry.signal.aborted) await pause(gathering, hurry.signal);
      const batch = waiting.slice(0, mostInBatch);
      const isNew = ({ key, step }: MlflowMetric) => step > (of.lastSteps.get(key) ?? -1);
      const sent = await attempt((signal) => send(of, batch.filter(isNew), signal));
      // What has not been sent in time still waits.
      if (!sent && (over.signal.aborted || isGivenUp)) return;
      waiting.splice(0, batch.length);
      if (!sent) outcome.lost += batch.length;
    }
  }

  const begin = () => (working ??= deliver().finally(() => (working = undefined)));

  return {
    add(metrics) {
      outcome.numbers += metrics.length;
      const room = Math.max(0, mostWaiting - waiting.length);
      outcome.lost += Math.max(0, metrics.length - room);
      waiting.push(...metrics.slice(0, room));
      if (!isGivenUp && !over.signal.aborted) void begin();
    },
    async end(jobs, signal) {
      hurry.abort();
      const abort = () => over.abort();
      signal.addEventListener('abort', abort, { once: true });
      if (signal.aborted) abort();
      await working;
      await begin();
      if (run) await doJobs(run, jobs);
      else outcome.lacks.push(...[...firstJobs, ...jobs].map(({ what }) => what));
      outcome.lost += waiting.length;
      signal.removeEventListener('abort', abort);
      return outcome;
    }
  };
}
