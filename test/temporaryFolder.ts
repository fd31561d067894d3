import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** All that tests and what they start put into the system's temporary folder goes into one of this run's, which does not outlive it. */
export default function temporaryFolder(): () => void {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'stillroom-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
