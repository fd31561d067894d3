import type { Comparison } from '../../record/Comparison';
import type { RunRecord } from '../../record/RunRecord';
import { listHyperparameters } from '../describe/listHyperparameters';
import { writeFindings } from '../describe/writeRunTexts';
import type { StudyFollower } from '../follow/Tracker';
import type { CheckedMlflow } from './checkMlflowOptions';
import { createMlflowDelivery, type Delivery } from './createMlflowDelivery';
import { createMlflowNameCleaner } from './createMlflowNameCleaner';
import { findUnsentMetrics } from './findUnsentMetrics';
import { followRunOnMlflow } from './followRunOnMlflow';
import { listEndJobs, sendMetrics, settingsJob } from './mlflowJobs';
import type { MlflowMetric, MlflowRun } from './MlflowRun';
import { openMlflowRun } from './openMlflowRun';

/** A study is a run of its own, above those of its seeds. It is known by its first run: a study that is called again is found. */
export function followStudyOnMlflow(checked: CheckedMlflow): StudyFollower {
  const { server, experiment, record: keepsResult } = checked;
  let first: RunRecord | undefined;
  let opened: MlflowRun | undefined;
  let delivery: Delivery | undefined;

  async function open(signal: AbortSignal): Promise<MlflowRun> {
    if (opened) return opened;
    const { id, title, stamp } = first!;
    const tags = { 'stillroom.id': id, 'mlflow.source.name': 'stillroom' };
    const key = `study of ${id} ${stamp.started}`;
    const setup = { experiment, name: title, key, started: Date.parse(stamp.started), tags };
    return (opened = await openMlflowRun(server, setup, true, signal));
  }

  return {
    followRun(run) {
      first ??= run.record;
      delivery ??= createMlflowDelivery({
        open,
        // Each of its runs has another seed.
        firstJobs: [
          settingsJob(
            server,
            listHyperparameters(run.record).filter(([name]) => name !== 'seed')
          )
        ],
        send: (of, metrics, signal) => sendMetrics(server, of, metrics, signal)
      });
      return followRunOnMlflow(checked, run, async (signal) => (await open(signal)).id);
    },
    async end({ status, says, comparison, findings: found }, signal) {
      if (!delivery) return [];
      delivery.add(comparison ? listEstimates(comparison) : []);
      const result = { says, comparison, findings: found };
      const files = keepsResult && comparison ? [{ name: 'study.json', text: () => JSON.stringify(result) }] : [];
      const note = [says ?? 'The study did not come to its end.', '', ...writeFindings(found)].join('\n');
      const { jobs, findings } = listEndJobs(server, { status: status === 'done' ? 'FINISHED' : 'FAILED', note, files });
      return [...findUnsentMetrics('this study', server, await delivery.end(jobs, signal)), ...findings];
    }
  };
}

/** Means over the seeds with their intervals: "accuracy/student/mean", by the titles of the metrics, of which no two are the same. */
function listEstimates({ metrics, models }: Comparison): MlflowMetric[] {
  const clean = createMlflowNameCleaner();
  const timestamp = Date.now();
  return models.flatMap(({ name, estimates }) =>
    estimates.flatMap((estimate, i) =>
      (['mean', 'low', 'high'] as const).flatMap((part): MlflowMetric[] => {
        const value = estimate[part];
        const key = clean(`${metrics[i].title}/${name}/${part}`);
        return Number.isFinite(value) ? [{ key, value, timestamp, step: 0 }] : [];
      })
    )
  );
}
