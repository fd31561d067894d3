import { readFileStamp } from '../resolution/readFileStamp';
import type { CellResolver } from './createCellResolver';
import type { ScratchFiles } from './createScratchFiles';

/** Tells the compiler, which watches nothing, what has changed on the disk. */
export interface FileWatch {
  /** Looks at what has been followed so far; before each question. */
  refresh(): void;
  /** From now on follows what an import in a file means, be it there or not. */
  follow(specifier: string, from: string): void;
}

export function createFileWatch(files: ScratchFiles, resolve: CellResolver): FileWatch {
  const stamps = new Map<string, string | undefined>();
  const missing = new Map<string, { specifier: string; from: string }>();

  function followFile(path: string): void {
    if (!stamps.has(path)) stamps.set(path, readFileStamp(path));
  }

  return {
    refresh() {
      for (const [path, before] of stamps) {
        const now = readFileStamp(path);
        if (now === before) continue;
        stamps.set(path, now);
        files.tell(path, now === undefined ? 'deleted' : before === undefined ? 'created' : 'changed');
      }
      for (const [key, { specifier, from }] of missing) {
        const found = resolve(specifier, from);
        if (!found) continue;
        missing.delete(key);
        followFile(found.resolvedFileName);
        files.tell(found.resolvedFileName, 'created');
      }
    },
    follow(specifier, from) {
      const found = resolve(specifier, from);
      if (found) followFile(found.resolvedFileName);
      else missing.set(`${from}\n${specifier}`, { specifier, from });
    }
  };
}
