import { loadAddon } from '../../installation/loadAddon';

/** `kernel/native/heapSnapshot.cc`. */
export interface NativeHeapSnapshot {
  /** This process becomes another program. Returns where the system refuses. */
  become(path: string, argv: string[]): void;
  /** Lets go of the memory that Node has read the snapshot into; see `snapshotPages`. */
  sharePages(file: string): void;
}

/** Undefined where the set-up has not built it. */
export function loadNativeHeapSnapshot(): NativeHeapSnapshot | undefined {
  return loadAddon('heap_snapshot.node');
}
