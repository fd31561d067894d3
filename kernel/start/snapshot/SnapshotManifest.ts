import { readFileSync } from 'node:fs';
import { cachedDataVersionTag } from 'node:v8';
import { readInstalledFileStamp } from '../../installation/readInstalledFileStamp';

/** What a heap snapshot is for, and what is in it. */
export interface SnapshotManifest {
  node: string;
  /** What V8 asks of it: version, flags and kind of processor. */
  tag: number;
  /** Large files that do not change but when they are installed, with their stamps. */
  files: Record<string, string | undefined>;
  /** Our own code that runs from it: what the files held. */
  code: Record<string, string>;
}

/** What this process and the disk are at the moment. */
export function snapshotNoteOf(files: string[], code: string[]): SnapshotManifest {
  return {
    node: process.version,
    tag: cachedDataVersionTag(),
    files: Object.fromEntries(files.map((path) => [path, readInstalledFileStamp(path)])),
    code: Object.fromEntries(code.map((path) => [path, readFileSync(path, 'utf8')]))
  };
}
