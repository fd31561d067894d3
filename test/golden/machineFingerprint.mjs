import { cpus } from 'node:os';

/** What the last digits of a computation depend on. */
export function machineFingerprint(kd) {
  const processors = cpus();
  return { processor: processors[0]?.model ?? 'unknown', cores: processors.length, device: kd.device() };
}
