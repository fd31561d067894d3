import type { MlflowFailure, MlflowServer } from './MlflowServer';
import type { MlflowRun, MlflowRunSetup } from './MlflowRun';
import { requestMlflow } from './requestMlflow';

const keyTag = 'stillroom.run';

/**
 * Finds a run by its key, or makes it, and says that it is running.
 *
 * @param mayExist whether to look for it: it was begun before, or a request to make it was not answered.
 * @throws MlflowFailure.
 */
export async function openMlflowRun(
  server: MlflowServer,
  { experiment, name, key, started, tags, parent }: MlflowRunSetup,
  mayExist: boolean,
  signal: AbortSignal
): Promise<MlflowRun> {
  const id = await openExperiment(server, experiment, signal);
  const post = (path: string, body: object) =>
    requestMlflow(server, { method: 'POST', path: `api/2.0/mlflow/${path}`, body }, signal);
  if (mayExist) {
    const filter = `tags.\`${keyTag}\` = '${key}'`;
    const found = await post('runs/search', { experiment_ids: [id], filter, max_results: 1, run_view_type: 'ACTIVE_ONLY' });
    const run = (found.runs as RunMessage[] | undefined)?.[0];
    if (run) {
      await post('runs/update', { run_id: run.info.run_id, status: 'RUNNING' });
      return readRun(run);
    }
  }
  const all = { ...tags, [keyTag]: key, ...(parent !== undefined && { 'mlflow.parentRunId': parent }) };
  const made = await post('runs/create', {
    ...{ experiment_id: id, run_name: name, start_time: started },
    tags: Object.entries(all).map(([tag, value]) => ({ key: tag, value }))
  });
  return readRun(made.run as RunMessage);
}

interface RunMessage {
  info: { run_id: string; artifact_uri?: string };
  data?: { metrics?: { key: string; step?: number | string }[] };
}

function readRun({ info, data }: RunMessage): MlflowRun {
  const steps = (data?.metrics ?? []).map(({ key, step }): [string, number] => [key, Number(step ?? 0)]);
  return { id: info.run_id, artifacts: info.artifact_uri ?? '', lastSteps: new Map(steps) };
}

async function openExperiment(server: MlflowServer, name: string, signal: AbortSignal): Promise<string> {
  const path = 'api/2.0/mlflow/experiments';
  const find = async () => {
    const query = { experiment_name: name };
    const { experiment } = await requestMlflow(server, { method: 'GET', path: `${path}/get-by-name`, query }, signal);
    const { experiment_id: id, lifecycle_stage: stage } = experiment as { experiment_id: string; lifecycle_stage?: string };
    if (stage !== 'deleted') return id;
    throw Object.assign(new Error('an experiment that is deleted'), {
      ...{ isPassing: false, isFinal: true, fix: 'restore the experiment, or give another name' }
    } satisfies Partial<MlflowFailure>);
  };
  try {
    return await find();
  } catch (error) {
    if ((error as MlflowFailure).code !== 'RESOURCE_DOES_NOT_EXIST') throw error;
  }
  try {
    const made = await requestMlflow(server, { method: 'POST', path: `${path}/create`, body: { name } }, signal);
    return made.experiment_id as string;
  } catch (error) {
    // Another run has made it meanwhile.
    if ((error as MlflowFailure).code !== 'RESOURCE_ALREADY_EXISTS') throw error;
    return find();
  }
}
