import type { Finding } from '../../record/Finding';
import type { Hyperparameter } from '../describe/listHyperparameters';
import type { MlflowJob } from './createMlflowDelivery';
import { createMlflowNameCleaner } from './createMlflowNameCleaner';
import type { MlflowMetric, MlflowRun } from './MlflowRun';
import type { MlflowServer } from './MlflowServer';
import { uploadMlflowArtifact, servesArtifacts } from './uploadMlflowArtifact';
import { requestMlflow } from './requestMlflow';

/** MLflow takes no more settings in a request, and no longer ones: older servers have the lower limit. */
const [mostParams, mostLettersOfParam, mostLettersOfTag] = [100, 500, 5000];

export async function sendMetrics(
  server: MlflowServer,
  run: MlflowRun,
  metrics: readonly MlflowMetric[],
  signal: AbortSignal
): Promise<void> {
  if (metrics.length === 0) return;
  // JSON has no such numbers; MLflow reads these names.
  const all = metrics.map((metric) => ({
    ...metric,
    value: Number.isFinite(metric.value) ? metric.value : String(metric.value)
  }));
  await logBatch(server, run, { metrics: all }, signal);
}

/** The settings of a run, which MLflow takes once; the same again are no error. */
export function settingsJob(server: MlflowServer, settings: readonly Hyperparameter[]): MlflowJob {
  const clean = createMlflowNameCleaner();
  const params = settings.map(([name, value]) => ({ key: clean(name), value: String(value).slice(0, mostLettersOfParam) }));
  return {
    what: 'the settings',
    async do(run, signal) {
      for (let from = 0; from < params.length; from += mostParams)
        await logBatch(server, run, { params: params.slice(from, from + mostParams) }, signal);
    }
  };
}

interface RunEnding {
  status: 'RUNNING' | 'FINISHED' | 'KILLED' | 'FAILED';
  /** Markdown. */
  note: string;
  files: readonly { name: string; text(): string }[];
}

/** What is done at the end of a run. `findings` has one afterwards if the server does not serve artefacts. */
export function listEndJobs(
  server: MlflowServer,
  { status, note, files }: RunEnding
): { jobs: MlflowJob[]; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const noteJob: MlflowJob = {
    what: 'the result in words',
    do: (run, signal) =>
      logBatch(server, run, { tags: [{ key: 'mlflow.note.content', value: note.slice(0, mostLettersOfTag) }] }, signal)
  };
  const fileJobs = files.map(({ name, text }): MlflowJob => ({
    what: name,
    async do(run, signal) {
      if (servesArtifacts(server, run)) return uploadMlflowArtifact(server, run, { name, text: text() }, signal);
      if (findings.length === 0) findings.push(unserved(server, name));
    }
  }));
  const endJob: MlflowJob = {
    what: 'the end',
    async do({ id }, signal) {
      const body = { run_id: id, status, end_time: Date.now() };
      await requestMlflow(server, { method: 'POST', path: 'api/2.0/mlflow/runs/update', body }, signal);
    }
  };
  return { jobs: [noteJob, ...fileJobs, endJob], findings };
}

async function logBatch(server: MlflowServer, { id }: MlflowRun, items: object, signal: AbortSignal): Promise<void> {
  const body = { run_id: id, ...items };
  await requestMlflow(server, { method: 'POST', path: 'api/2.0/mlflow/runs/log-batch', body }, signal);
}

function unserved({ shown }: MlflowServer, name: string): Finding {
  return {
    check: 'unservedArtifacts',
    level: 'info',
    value: null,
    says: `MLflow at ${shown} does not serve artefacts, so it has the numbers, but not ${name}`,
    hint: 'start it with --serve-artifacts, or give record: false'
  };
}
