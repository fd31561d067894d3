import { availableParallelism, cpus, totalmem } from 'node:os';

/** The machine on which the calls ran, without anything that identifies the individual machine. */
export interface Machine {
  cpu: string;
  /** Cores that this process may use. */
  cores: number;
  memoryBytes: number;
  /** "linux x64". */
  platform: string;
  /** "v22.11.0". */
  node: string;
  /** All of it as a text. */
  text: string;
}

export function describeMachine(): Machine {
  const cpu = cpus()[0]?.model.trim().replace(/\s+/g, ' ') || 'unknown processor';
  const cores = availableParallelism();
  const memoryBytes = totalmem();
  const platform = `${process.platform} ${process.arch}`;
  const node = process.version;
  const size = `${Math.round(memoryBytes / 2 ** 30)} GiB`;
  const text = `${cores} ${cores === 1 ? 'core' : 'cores'} of ${cpu}, ${size}, ${platform}, node ${node}`;
  return { cpu, cores, memoryBytes, platform, node, text };
}
