import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { TrialAttempt, TrialOutcome } from '../trial/TrialAttempt';
import { relayWorkerMessages } from '../workers/relayWorkerMessages';
import type { FromWorker, ToWorker } from '../workers/WorkerMessages';
import { hasEnded, type RayJobs } from './createRayJobs';
import { openMessageFile } from './openMessageFile';
import { quoteForShell } from './quoteForShell';
import type { RayTask } from './RayTask';

export interface OnRay {
  jobs: RayJobs;
  /** What is run, before the name of the task's file. */
  command: string;
  processors: number;
  threads: number;
  task: Pick<RayTask, 'module' | 'sha256' | 'version'>;
}

/** Milliseconds: between two looks at the messages, at the job and between two words to it; and until one that does not stop is made to. */
const often = { messages: 250, job: 2_000, word: 10_000 };
const grace = 30_000;

/** Runs an attempt as a job. Its messages are in files of the trial's folder. */
export async function runOnRay(
  { jobs, command, processors, threads, task }: OnRay,
  attempt: TrialAttempt
): Promise<TrialOutcome> {
  const { signal, onRecord: _, onEvent: __, onReport: ___, ...inputs } = attempt;
  const folder = join(attempt.folder!, 'ray');
  mkdirSync(folder, { recursive: true });
  const before = readdirSync(folder).flatMap((file) => /^(stillroom-\w+-\d+-\d+)\.json$/.exec(file)?.[1] ?? []);
  // What an earlier sweep has left may still write into the folder.
  for (const id of before) await jobs.stop(id);
  const id = `stillroom-${task.sha256.slice(0, 8)}-${attempt.number}-${Date.now()}`;
  const [told, heard, asked] = ['told.jsonl', 'heard.jsonl', 'json'].map((ending) => join(folder, `${id}.${ending}`));
  writeFileSync(asked, JSON.stringify({ ...task, attempt: inputs, told, heard } satisfies RayTask));
  const from = openMessageFile<FromWorker>(told);
  const to = openMessageFile<ToWorker>(heard);
  const follow = relayWorkerMessages(attempt, to.send);
  await jobs.submit(id, `${command} ${quoteForShell(asked)}`, { processors, threads });
  let [looked, spoke, stopped] = [Date.now(), 0, 0];
  try {
    for (;;) {
      const isLook = Date.now() - looked > often.job;
      // Before the messages: what it told before it ended is there then.
      const job = isLook ? await jobs.statusOf(id) : undefined;
      if (isLook) looked = Date.now();
      for (const message of from.read()) {
        const outcome = follow.take(message);
        if (outcome) return outcome;
      }
      if (job === null || (job && hasEnded(job.status)))
        return {
          error: `its job ended (${job ? `${job.status}: ${job.message.slice(0, 300)} ${await jobs.logsOf(id)}` : 'Ray has lost it'})`,
          isLost: true
        };
      if (Date.now() - spoke > often.word) {
        to.send({ type: 'alive' });
        spoke = Date.now();
      }
      if (signal.aborted && !stopped) {
        to.send({ type: 'stop' });
        stopped = Date.now();
      }
      if (stopped && Date.now() - stopped > grace) await jobs.stop(id);
      await setTimeout(often.messages);
    }
  } finally {
    follow.end();
    to.close();
  }
}
