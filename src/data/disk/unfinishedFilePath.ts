import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isProcessNumberInUse } from './isProcessNumberInUse';

const pattern = /^\.rows-(.*)-(\d+)-[0-9a-f-]{36}\.partial$/;

/** The path of a file that this process writes and that has no name yet. */
export function unfinishedFilePath(folder: string): string {
  return join(folder, `.rows-${hostname()}-${process.pid}-${randomUUID()}.partial`);
}

/** Deletes what processes of this machine that are gone have not written to its end. */
export function removeAbandonedFiles(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, host, pid] = pattern.exec(name) ?? [];
    if (host === hostname() && !isProcessNumberInUse(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
