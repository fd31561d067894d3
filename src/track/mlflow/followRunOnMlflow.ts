import type { Point } from '../../record/RunEvent';
import type { RunRecord } from '../../record/RunRecord';
import { listFinalScores } from '../describe/listFinalScores';
import { listHyperparameters } from '../describe/listHyperparameters';
import { listHistoryPoints } from '../describe/listHistoryPoints';
import { writeConclusionText, writeSetupText } from '../describe/writeRunTexts';
import type { FollowedRun, RunFollower } from '../follow/Tracker';
import type { CheckedMlflow } from './checkMlflowOptions';
import { createMlflowDelivery } from './createMlflowDelivery';
import { createMlflowNameCleaner } from './createMlflowNameCleaner';
import { findUnsentMetrics } from './findUnsentMetrics';
import { listEndJobs, sendMetrics, settingsJob } from './mlflowJobs';
import type { MlflowMetric } from './MlflowRun';
import { openMlflowRun } from './openMlflowRun';
import { writeReportPage } from './writeReportPage';

/** @param parent gives the run of its study, if it is in one. */
export function followRunOnMlflow(
  { server, experiment, record: keepsRecord, html }: CheckedMlflow,
  { record, isResumed, place }: FollowedRun,
  parent?: (signal: AbortSignal) => Promise<string>
): RunFollower {
  const clean = createMlflowNameCleaner();
  let isAsked = isResumed;
  const steps = new Map<string, number>();
  const delivery = createMlflowDelivery({
    async open(signal) {
      const of = await parent?.(signal);
      // An answer that did not come may have been lost on its way.
      const mayExist = isAsked;
      isAsked = true;
      const name = place ?? record.title;
      const tags = {
        'stillroom.id': record.id,
        'mlflow.source.name': 'stillroom',
        'mlflow.note.content': writeSetupText(record)
      };
      return openMlflowRun(server, { experiment, name, tags, parent: of, ...identify(record) }, mayExist, signal);
    },
    firstJobs: [settingsJob(server, listHyperparameters(record))],
    send: (run, metrics, signal) => sendMetrics(server, run, metrics, signal)
  });

  function tellPoint({ of, step, values }: Point): void {
    const timestamp = Date.now();
    steps.set(of, step);
    delivery.add(
      Object.entries(values).map(([series, value]): MlflowMetric => ({ key: clean(`${of}/${series}`), value, timestamp, step }))
    );
  }

  // What the server has already is left out.
  if (isResumed) listHistoryPoints(record).forEach(tellPoint);

  return {
    tell(event) {
      if (event.type === 'point') tellPoint(event);
    },
    async end(ended, signal) {
      const [timestamp, step] = [Date.now(), Math.max(0, ...steps.values())];
      delivery.add(listFinalScores(ended).map(([name, value]): MlflowMetric => ({ key: clean(name), value, timestamp, step })));
      const files = [
        ...(keepsRecord ? [{ name: 'record.json', text: () => JSON.stringify(ended) }] : []),
        ...(html ? [{ name: 'report.html', text: () => writeReportPage(ended) }] : [])
      ];
      const note = `${writeConclusionText(ended)}\n\n${writeSetupText(ended)}`;
      const { jobs, findings } = listEndJobs(server, { status: statuses[ended.status], note, files });
      const outcome = await delivery.end(jobs, signal);
      return [...findUnsentMetrics('this run', server, outcome), ...findings];
    }
  };
}

/** The same for a run that goes on. */
function identify({ id, stamp }: RunRecord): { key: string; started: number } {
  return { key: `${id} ${stamp.started}`, started: Date.parse(stamp.started) };
}

const statuses = { running: 'RUNNING', done: 'FINISHED', stopped: 'KILLED', failed: 'FAILED' } as const;
