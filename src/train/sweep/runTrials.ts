import { join } from 'node:path';
import { foldEvent } from '../../record/foldEvent';
import type { RunRecord } from '../../record/RunRecord';
import type { CheckedSweep } from './checkSweep';
import type { EndedTrial } from './journal/EndedTrial';
import type { Journal } from './journal/Journal';
import { decideWhetherTrialContinues } from './decideWhetherTrialContinues';
import type { SweepStop } from './createSweepStop';
import type { OpenExecutor } from './trial/Executor';
import type { TrialOutcome } from './trial/TrialAttempt';

interface Running {
  checked: CheckedSweep;
  journal: Journal;
  executor: OpenExecutor;
  stop: SweepStop;
  /** Called when a trial begins or has ended, with the number of those that are going on. */
  onChange(running: number): void;
}

/**
 * Runs the trials that have not ended, as many at a time as there is room for.
 *
 * @throws Error if the journal cannot be written, or a trial fails where that ends the sweep.
 */
export async function runTrials({ checked, journal, executor, stop, onChange }: Running): Promise<void> {
  const waiting = [...checked.plan.keys()].filter((trial) => !journal.ended.has(trial)).values();
  let running = 0;
  let trouble: unknown;
  const change = (by: number) => onChange((running += by));
  const work = async () => {
    for (const trial of waiting) {
      if (stop.isAsked()) return;
      change(1);
      try {
        const ended = await runUntilEnded({ checked, journal, executor, stop, trial });
        if (ended) journal.end(ended);
        if (ended?.status === 'failed' && checked.failFast) throw failed(ended);
      } catch (error) {
        trouble ??= error;
        stop.ask();
      }
      change(-1);
    }
  };
  await Promise.all(Array.from({ length: executor.slots }, work));
  if (trouble !== undefined) throw trouble;
}

interface RunningTrial {
  checked: CheckedSweep;
  journal: Journal;
  executor: OpenExecutor;
  stop: SweepStop;
  trial: number;
}

/** Begins a trial, again if its process dies. Null if the sweep ends before it does. */
async function runUntilEnded({ checked, journal, executor, stop, trial }: RunningTrial): Promise<EndedTrial | null> {
  const { plan, seed, folder, scheduler, metric, retries } = checked;
  for (let left = retries; ; left--) {
    const attempts = journal.begin(trial);
    let record: RunRecord | null = null;
    const outcome = await executor.run({
      ...{ number: trial, parameters: plan[trial], seed, metric, signal: stop.signal, isJudged: scheduler !== undefined },
      folder: folder === undefined ? undefined : join(folder, `trial-${trial}`),
      onRecord: (from) => (record = from),
      onEvent: (event) => (record = foldEvent(record, event)),
      onReport: async (report) => scheduler === undefined || decideWhetherTrialContinues(scheduler, journal, { trial, ...report })
    });
    const isWhole = 'record' in outcome && outcome.record.status === 'done';
    if (stop.isAsked() && !isWhole) return null;
    if ('error' in outcome && outcome.isLost && left > 0) continue;
    return { trial, attempts, ...endOf(outcome, record, stoppedBecause(journal, trial)) };
  }
}

function stoppedBecause(journal: Journal, trial: number): string | null {
  return journal.scores.find((score) => score.trial === trial && score.stopped !== null)?.stopped ?? null;
}

/** How a trial ended, and its record: if it failed, the one so far. */
function endOf(
  outcome: TrialOutcome,
  soFar: RunRecord | null,
  stopped: string | null
): Pick<EndedTrial, 'status' | 'error' | 'record'> {
  if ('error' in outcome) {
    const { error } = outcome;
    return { status: 'failed', error, record: soFar && { ...soFar, status: 'failed', error } };
  }
  const { record } = outcome;
  if (record.status === 'failed') return { status: 'failed', error: record.error ?? 'its run failed', record };
  if (record.status === 'done' || stopped === null) return { status: record.status === 'done' ? 'done' : 'stopped', record };
  const finding = {
    check: 'stoppedEarly',
    level: 'info' as const,
    value: null,
    says: `this trial was stopped early: ${stopped}`
  };
  return { status: 'stopped', record: { ...record, findings: [...record.findings, finding] } };
}

function failed({ trial, error }: EndedTrial): Error {
  return new Error(
    `sweep: expected every trial to be done, got trial ${trial} that failed (${error}); mend it and give another folder, or leave failFast out`
  );
}
