import { ChildProcess } from 'node:child_process';

interface SpawnOptions {
  detached?: boolean;
  envPairs?: string[];
  stdio?: unknown[];
}

type Spawn = (this: ChildProcess, options: SpawnOptions) => unknown;

/**
 * Runs `start`, which starts a process and lets nobody say how: in a process group of its own, so that what interrupts the kernel's children
 * leaves it alone, with these variables in its environment, and with no place to print errors to. It ends when its standard input does.
 */
export function startInOwnGroup<Result>(
  environment: Record<string, string>,
  start: () => Result
): { result: Result; child: ChildProcess } {
  const prototype = ChildProcess.prototype as unknown as { spawn: Spawn };
  const { spawn } = prototype;
  const pairs = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const started: ChildProcess[] = [];
  prototype.spawn = function (options) {
    started.push(this);
    const [stdin, stdout] = options.stdio ?? [];
    const envPairs = [...(options.envPairs ?? []), ...pairs];
    return spawn.call(this, { ...options, detached: true, envPairs, stdio: [stdin, stdout, 'ignore'] });
  };
  try {
    const result = start();
    return { result, child: started[0] };
  } finally {
    prototype.spawn = spawn;
  }
}
