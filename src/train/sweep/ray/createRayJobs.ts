import { setTimeout } from 'node:timers/promises';
import { requestRay } from './requestRay';

/** Jobs on a Ray cluster, by its Jobs API. */
export interface RayJobs {
  /** @throws Error that says so unless a cluster answers. */
  check(): Promise<void>;
  submit(id: string, entrypoint: string, more: { processors: number; threads: number }): Promise<void>;
  /** How a job stands: "RUNNING", "SUCCEEDED", …, with Ray's message. Null if there is no such job. */
  statusOf(id: string): Promise<{ status: string; message: string } | null>;
  /** The end of what it wrote. */
  logsOf(id: string): Promise<string>;
  /** Stops a job, if there is one, and waits until it has stopped. */
  stop(id: string): Promise<void>;
}

const ended = ['SUCCEEDED', 'FAILED', 'STOPPED'];
const often = 500;

export function hasEnded(status: string): boolean {
  return ended.includes(status);
}

export function createRayJobs(address: string): RayJobs {
  const shown = new URL(address).origin;
  const ask = async (method: 'GET' | 'POST', path: string, body?: object) => {
    const answer = await requestRay(address, method, path, body).catch((error: NodeJS.ErrnoException) => {
      throw new Error(
        `ray: expected a Ray cluster at ${shown}, got ${error.code ?? error.message}; start one with "ray start --head", or give the address of its dashboard`,
        { cause: error }
      );
    });
    if (answer.status < 400 || answer.status === 404) return answer;
    const said = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    throw new Error(
      `ray: expected ${shown} to take ${method} ${path}, got status ${answer.status} (${said.slice(0, 300)}); look at the cluster`
    );
  };
  const jobs: RayJobs = {
    async check() {
      const { body } = await ask('GET', '/api/version');
      if (typeof (body as { ray_version?: unknown } | null)?.ray_version === 'string') return;
      throw new Error(`ray: expected a Ray cluster at ${shown}, got another server; give the address of its dashboard`);
    },
    async submit(id, entrypoint, { processors, threads }) {
      await ask('POST', '/api/jobs/', {
        ...{ submission_id: id, entrypoint, entrypoint_num_cpus: processors },
        runtime_env: { env_vars: { STILLROOM_THREADS: String(threads) } }
      });
    },
    async statusOf(id) {
      const { status, body } = await ask('GET', `/api/jobs/${id}`);
      if (status === 404) return null;
      const job = body as { status?: unknown; message?: unknown };
      return { status: String(job.status), message: typeof job.message === 'string' ? job.message : '' };
    },
    async logsOf(id) {
      const { body } = await ask('GET', `/api/jobs/${id}/logs`);
      const { logs } = body as { logs?: unknown };
      return typeof logs === 'string' ? logs.trim().slice(-600) : '';
    },
    async stop(id) {
      for (let job = await jobs.statusOf(id); job && !hasEnded(job.status); job = await jobs.statusOf(id)) {
        await ask('POST', `/api/jobs/${id}/stop`);
        await setTimeout(often);
      }
    }
  };
  return jobs;
}
