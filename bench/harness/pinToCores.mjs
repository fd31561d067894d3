import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Runs this program again on the first `count` cores that it may use, if it may use more; null if it is on as many or fewer. */
export function pinToCores(count) {
  if (availableParallelism() <= count || process.env.STILLROOM_BENCH_CORES) return null;
  const env = { ...process.env, STILLROOM_BENCH_CORES: String(count) };
  const run = spawnSync('taskset', ['-c', firstCores(count), process.execPath, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env
  });
  if (run.error) {
    console.log(`taskset: ${run.error.message}; all ${availableParallelism()} cores are used`);
    return null;
  }
  return run.status ?? 1;
}

/** As many threads for every side as there are cores. */
export function threadLimits() {
  const threads = String(availableParallelism());
  return { OMP_NUM_THREADS: threads, TF_NUM_INTRAOP_THREADS: threads, TF_NUM_INTEROP_THREADS: threads };
}

function firstCores(count) {
  const [, allowed] = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  const cores = allowed.split(',').flatMap((part) => {
    const [first, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  return cores.slice(0, count).join(',');
}
