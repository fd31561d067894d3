import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** All that tests and what they start put into the system's temporary folder goes into one of this run's, which does not outlive it. */
export default function temporaryFolder(): (() => void) | undefined {
  // Vitest asks once a project.
  if (process.env.TMPDIR?.includes(prefix)) return undefined;
  const folder = mkdtempSync(join(realpathSync(tmpdir()), prefix));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

const prefix = 'stillroom-tests-';
