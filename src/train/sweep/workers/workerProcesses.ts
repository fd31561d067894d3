import { availableParallelism } from 'node:os';
import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { threads as threadsOfThisProcess } from '../../../engine/threads';
import type { Executor } from '../trial/Executor';
import { startWorker, type TrialWorker } from './startWorker';

export interface WorkerProcessesOptions {
  /** How many, 1 to 256. Default: as many as there are processors. */
  count?: number;
  /** Threads of TensorFlow in each. With another number last digits differ. Default: as many as this process has (STILLROOM_THREADS, 2). */
  threads?: number;
}

/**
 * Runs the trials of a sweep in other processes of this machine, each with a TensorFlow of its own. The trial has to be a file. A process that dies is replaced.
 * When this process ends, however it does, so do they.
 *
 * Each takes about 350 MB besides the data of its trials.
 *
 * @throws TypeError or RangeError for a number out of bounds; from `kd.sweep` a TypeError for a trial that is a function.
 * @example
 * ```ts
 * kd.workerProcesses({ count: 2 }).description; // { name: 'workerProcesses', count: 2, threads: 2 }
 * ```
 */
export function workerProcesses(options: WorkerProcessesOptions = {}): Executor {
  checkOptions('workerProcesses', options, ['count', 'threads']);
  const { count = availableParallelism(), threads = threadsOfThisProcess() } = options;
  checkNumber('workerProcesses', 'count', count, { integer: true, atLeast: 1, atMost: 256 });
  checkNumber('workerProcesses', 'threads', threads, { integer: true, atLeast: 1, atMost: 127 });
  return {
    description: { name: 'workerProcesses', count, threads },
    async open(source) {
      if (!('module' in source))
        throw new TypeError(
          'workerProcesses: expected trial to be the path of a file, since no function goes to another process, got a function; write it to a file, export default async ({ parameters, distill }) => ..., and give its path'
        );
      const { module } = source;
      const all = new Set<TrialWorker>();
      const start = async () => {
        const worker = await startWorker(module, threads);
        all.add(worker);
        return worker;
      };
      const idle = [await start()];
      return {
        slots: count,
        async run(attempt) {
          const worker = idle.pop() ?? (await startAgain(start));
          const outcome = await worker.run(attempt);
          if (worker.isAlive()) idle.push(worker);
          else all.delete(worker);
          return outcome;
        },
        async close() {
          await Promise.all([...all].map((worker) => worker.close()));
        }
      };
    }
  };
}

/** One may be killed while it starts. If none starts, that is no fault of a trial. */
async function startAgain(start: () => Promise<TrialWorker>, left = 2): Promise<TrialWorker> {
  try {
    return await start();
  } catch (error) {
    if (left === 0) throw error;
    return startAgain(start, left - 1);
  }
}
