import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * All that tests and what they start put into the system's temporary folder goes into one of this run's, which does not outlive it. Neither does a
 * JupyterLab that the files of a process have shared.
 */
export default function temporaryFolder(): (() => Promise<void>) | undefined {
  // Vitest asks once a project.
  if (process.env.TMPDIR?.includes(prefix)) return undefined;
  const folder = mkdtempSync(join(realpathSync(tmpdir()), prefix));
  process.env.TMPDIR = folder;
  return async () => {
    await Promise.all(servers(folder).map(end));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

const prefix = 'stillroom-tests-';

/** The processes of the servers that are left: each has written down which it is, as Jupyter does. */
function servers(folder: string): number[] {
  return readdirSync(folder)
    .map((home) => join(folder, home, 'runtime'))
    .filter((runtime) => existsSync(runtime))
    .flatMap((runtime) => readdirSync(runtime).flatMap((name) => /^jpserver-(\d+)\.json$/.exec(name)?.[1] ?? []))
    .map(Number);
}

/** A server ends its kernels before itself. */
async function end(pid: number): Promise<void> {
  const tell = (signal: NodeJS.Signals | 0) => {
    try {
      return process.kill(pid, signal);
    } catch {
      return false;
    }
  };
  tell('SIGTERM');
  for (let waits = 0; waits < 100 && tell(0); waits++) await new Promise((resume) => setTimeout(resume, 100));
  tell('SIGKILL');
}
