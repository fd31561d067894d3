import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../../record/version';
import { loadTrial } from '../trial/loadTrial';
import { runTrial } from '../trial/runTrial';
import type { TrialOutcome } from '../trial/TrialAttempt';
import type { FromWorker, ToWorker } from '../workers/WorkerMessages';
import { openMessageFile } from './openMessageFile';
import type { RayTask } from './RayTask';

/** The program of a job on a Ray cluster: `node runRayTrial.js TASK` runs one trial and tells the sweep of it in files. */
const often = 250;
/** Without a word of the sweep for so long it is taken for gone. It says something every few seconds. */
const patience = 120_000;

// As in the cells of a notebook.
const kd = require(join(__dirname, '..', '..', '..', 'index')) as { tf: unknown };
Object.assign(globalThis, { kd, tf: kd.tf });

void main(JSON.parse(readFileSync(process.argv[2], 'utf8')) as RayTask);

async function main(task: RayTask): Promise<void> {
  const told = openMessageFile<FromWorker>(task.told);
  const heard = openMessageFile<ToWorker>(task.heard);
  const stop = new AbortController();
  const answers = new Map<number, (goesOn: boolean) => void>();
  let reports = 0;
  let last = Date.now();
  const timer = setInterval(() => {
    for (const message of heard.read()) {
      last = Date.now();
      if (message.type === 'stop') stop.abort();
      if (message.type === 'answer') answers.get(message.number)?.(message.goesOn);
    }
    if (Date.now() - last > patience) process.exit(1);
  }, often);
  const outcome = await outcomeOf(task, {
    signal: stop.signal,
    tell: told.send,
    ask: (report) =>
      new Promise((answer) => {
        const number = reports++;
        answers.set(number, answer);
        told.send({ type: 'report', number, report });
      })
  });
  told.send({ type: 'outcome', outcome });
  clearInterval(timer);
  told.close();
  process.exit();
}

interface Asking {
  signal: AbortSignal;
  tell(message: FromWorker): void;
  ask(report: Extract<FromWorker, { type: 'report' }>['report']): Promise<boolean>;
}

async function outcomeOf(
  { module, sha256, version: asked, attempt }: RayTask,
  { signal, tell, ask }: Asking
): Promise<TrialOutcome> {
  if (asked !== version) return refusal(`expected Stillroom ${asked} on the cluster, got ${version}; use the same version there`);
  if (createHash('sha256').update(readFileSync(module)).digest('hex') !== sha256)
    return refusal('expected the trial file that the sweep began with, got another on the cluster; share the same file');
  const trial = await loadTrial(module).catch((error: Error) => error);
  if (trial instanceof Error) return { error: trial.message, isLost: false };
  return runTrial(trial, {
    ...{ ...attempt, signal, onReport: ask },
    onRecord: (record) => tell({ type: 'record', record }),
    onEvent: (event) => tell({ type: 'event', event })
  });
}

function refusal(text: string): TrialOutcome {
  return { error: `ray: ${text}`, isLost: false };
}
