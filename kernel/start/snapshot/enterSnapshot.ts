import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { loadNativeHeapSnapshot } from './loadNativeHeapSnapshot';
import { snapshotBlob, snapshotNote } from './snapshotFilePaths';
import { snapshotNoteOf, type SnapshotManifest } from './SnapshotManifest';

/** With this in the environment a kernel starts without a snapshot. */
const off = 'STILLROOM_NO_SNAPSHOT';

/**
 * Lets this process become one that starts from the heap snapshot, where the set-up has made one for this Node, its flags and this processor: Node
 * ends when it is told to start from another one, before any code of ours runs. Otherwise, and where a process cannot become another, it returns.
 */
export function enterSnapshot(): void {
  if (process.env[off] || !existsSync(snapshotBlob) || !isNow(snapshotNote)) return;
  const [, , ...given] = process.argv;
  const argv = [process.execPath, ...process.execArgv, '--snapshot-blob', snapshotBlob, ...given];
  loadNativeHeapSnapshot()?.become(process.execPath, argv);
}

/** Whether all that it says is true now. */
function isNow(path: string): boolean {
  try {
    const note = JSON.parse(readFileSync(path, 'utf8')) as SnapshotManifest;
    return isDeepStrictEqual(note, snapshotNoteOf(Object.keys(note.files), Object.keys(note.code)));
  } catch {
    return false;
  }
}
