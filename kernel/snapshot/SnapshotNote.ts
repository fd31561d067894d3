import { readFileSync, statSync } from 'node:fs';
import { cachedDataVersionTag } from 'node:v8';

/** What a heap snapshot is for, and what is in it. */
export interface SnapshotNote {
  node: string;
  /** What V8 asks of it: version, flags and kind of processor. */
  tag: number;
  /** Large files that do not change but when they are installed, with their stamps. */
  files: Record<string, string | undefined>;
  /** Our own code that runs from it: what the files held. */
  code: Record<string, string>;
}

/** What this process and the disk are at the moment. */
export function snapshotNoteOf(files: string[], code: string[]): SnapshotNote {
  return {
    node: process.version,
    tag: cachedDataVersionTag(),
    files: Object.fromEntries(files.map((path) => [path, installedStamp(path)])),
    code: Object.fromEntries(code.map((path) => [path, readFileSync(path, 'utf8')]))
  };
}

/** What tells one state of an installed file from another; a copy has the same. Undefined where there is none. */
export function installedStamp(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found?.isFile() ? `${found.mtimeNs}:${found.size}` : undefined;
}
