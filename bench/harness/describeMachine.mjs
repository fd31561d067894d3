import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** "Measured 2026-11-30 on 2 cores of AMD EPYC, 23 GiB, linux x64, Node 20.20.2; load before 0.1". */
export function describeMachine(load) {
  const cores = availableParallelism();
  const cpu = cpus()[0]?.model.trim() || 'an unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const machine = `${cores} ${cores === 1 ? 'core' : 'cores'} of ${cpu}, ${memory}, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
  return `Measured ${new Date().toISOString().slice(0, 10)} on ${machine}; load of the machine before: ${load.toFixed(1)}.`;
}

/** How many processes wanted a core in the last minute. */
export function load() {
  return loadavg()[0];
}
