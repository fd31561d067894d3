import { readErrorMessage } from '../../../checks/readErrorMessage';
import './endWithParent';
import { join } from 'node:path';
import type { Comm } from '../../../notebook/Host';
import type { LiveMessage } from '../../../record/LiveRun';
import { connectPanel } from '../../control/publishRun';
import { loadTrial } from '../trial/loadTrial';
import { runTrial } from '../trial/runTrial';
import type { TrialFunction } from '../trial/Trial';
import type { AttemptInputs, FromWorker, ToWorker } from './WorkerMessages';

/** The program of a worker process: it loads the file of a trial, and runs the trials that it is sent, one at a time. */
// It may have no reader any more: then this process ends anyway.
const tell = (message: FromWorker) => void process.send?.(message, () => undefined);
const answers = new Map<number, (goesOn: boolean) => void>();
let trial: TrialFunction | undefined;
let stop = new AbortController();
let reports = 0;

// As in the cells of a notebook.
const kd = require(join(__dirname, '..', '..', '..', 'index')) as { tf: unknown };
Object.assign(globalThis, { kd, tf: kd.tf });

/** The runs of this process are told to the sweep as to a panel. */
const panel: Comm = {
  send: (message) => {
    const { type, run } = message as Extract<LiveMessage, { type: 'run' }>;
    if (type === 'run') tell({ type: 'live', run });
  },
  close: () => undefined
};
connectPanel(panel);

process.on('message', (message: ToWorker) => {
  if (message.type === 'open') void open(message.module);
  else if (message.type === 'run') void run(message.attempt);
  else if (message.type === 'stop') stop.abort();
  else if (message.type === 'command') panel.onMessage?.(message.command, []);
  else if (message.type === 'answer') {
    answers.get(message.number)?.(message.goesOn);
    answers.delete(message.number);
  }
});

async function open(module: string): Promise<void> {
  try {
    trial = await loadTrial(module);
    tell({ type: 'opened' });
  } catch (error) {
    tell({ type: 'refused', says: readErrorMessage(error) });
  }
}

async function run(attempt: AttemptInputs): Promise<void> {
  stop = new AbortController();
  const outcome = await runTrial(trial!, {
    ...attempt,
    signal: stop.signal,
    onRecord: (record) => tell({ type: 'record', record }),
    onEvent: (event) => tell({ type: 'event', event }),
    onReport: (report) =>
      new Promise((answer) => {
        const number = reports++;
        answers.set(number, answer);
        tell({ type: 'report', number, report });
      })
  });
  tell({ type: 'outcome', outcome });
}
