import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkInputs } from '../../../checks/checkInputs';
import { checkNumber } from '../../../checks/checkNumber';
import { checkPath } from '../../../checks/checkPath';
import { threads as threadsOfThisProcess } from '../../../engine/threads';
import { version } from '../../../record/version';
import type { Executor } from '../trial/Executor';
import { checkRayAddress } from './checkRayAddress';
import { createRayJobs } from './createRayJobs';
import { quoteForShell } from './quoteForShell';
import { rayOptionNames, type RayOptions } from './RayOptions';
import { runOnRay } from './runOnRay';

/**
 * Runs the trials of a sweep on a Ray cluster, a job each, by its Jobs API. The trial has to be a file, and the sweep's `folder` in a store that this machine and
 * the cluster see under the same path: trials, their checkpoints and what they tell are there. The cluster's machines have Node and the package `stillroom` of this version; a trial that finds
 * another version or another trial file is refused. A job that is lost is submitted again, as often as `retries` says; one whose sweep is gone ends after two minutes.
 *
 * docs/scale.md says how to set it up.
 *
 * @throws TypeError or RangeError for an option that does not fit; from `kd.sweep` a TypeError without a folder or a file, and an Error if no cluster answers.
 * @example
 * ```ts
 * kd.ray({ address: 'http://127.0.0.1:8265', count: 4 }).description.name; // 'ray'
 * ```
 */
export function ray(options: RayOptions): Executor {
  checkInputs('ray', options, rayOptionNames);
  const { count, processors = 1, threads = threadsOfThisProcess(), node = 'node' } = options;
  const address = checkRayAddress(options.address);
  checkNumber('ray', 'count', count, { integer: true, atLeast: 1, atMost: 1000 });
  checkNumber('ray', 'processors', processors, { atLeast: 0, atMost: 1000 });
  checkNumber('ray', 'threads', threads, { integer: true, atLeast: 1, atMost: 127 });
  checkPath('ray: node', node, 'give the command that starts Node, or leave it out');
  const { toolkit = packageRoot } = options;
  checkPath('ray: toolkit', toolkit, 'give the folder of the package there, or leave it out');
  const jobs = createRayJobs(address);
  return {
    description: { name: 'ray', count, processors, threads },
    async open(source, folder) {
      if (!('module' in source))
        throw new TypeError(
          'ray: expected trial to be the path of a file, since no function goes to another machine, got a function; write it to a file and give its path'
        );
      if (folder === undefined)
        throw new TypeError(
          'ray: expected the sweep to have a folder that the cluster sees, got none; give folder: "/shared/sweeps/first"'
        );
      const { module } = source;
      const sha256 = createHash('sha256').update(readFileSync(module)).digest('hex');
      await jobs.check();
      const command = `${node} ${quoteForShell(join(toolkit, 'dist/src/train/sweep/ray/runRayTrial.js'))}`;
      const on = { jobs, command, processors, threads, task: { module, sha256, version } };
      return { slots: count, run: (attempt) => runOnRay(on, attempt), close: () => Promise.resolve() };
    }
  };
}

const packageRoot = resolve(__dirname, '..', '..', '..', '..', '..');
