import { closeSync, constants, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { API } from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };

/** What has happened to files since the compiler was asked last. */
type FileChanges = Required<NonNullable<Parameters<API['updateSnapshot']>[0]>>['fileChanges'];

/** The files that are written for the compiler, and what has changed of these and of the user's. */
export interface ScratchFiles {
  write(path: string, text: string): void;
  /** For a file of the user's. */
  tell(path: string, what: 'changed' | 'created' | 'deleted'): void;
  /** Changes that the compiler is to be told one after the other; none when nothing has changed. */
  takeChanges(): FileChanges[];
}

export function createScratchFiles(): ScratchFiles {
  const texts = new Map<string, string>();
  const changes = new Map<string, 'changed' | 'created' | 'deleted'>();
  const listed = (what: string) => [...changes].filter(([, one]) => one === what).map(([path]) => path);

  return {
    write(path, text) {
      const before = texts.get(path);
      if (before === text) return;
      if (before === undefined) mkdirSync(dirname(path), { recursive: true });
      writeWhole(path, text);
      texts.set(path, text);
      if (before === undefined) changes.set(path, 'created');
      else if (!changes.has(path)) changes.set(path, 'changed');
    },
    tell: (path, what) => void changes.set(path, what),
    takeChanges() {
      const [changed, created, deleted] = [listed('changed'), listed('created'), listed('deleted')];
      changes.clear();
      // After two changes at once the compiler looks at all files of the program again, which takes as long as several single ones.
      const single = changed.map((path) => ({ changed: [path], created: [], deleted: [] }));
      return created.length + deleted.length === 0 ? single : [{ changed, created, deleted }];
    }
  };
}

/** Without emptying the file first: one that is emptied and then written, ext4 puts on the disk at once, which takes half a millisecond. */
function writeWhole(path: string, text: string): void {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT);
  try {
    ftruncateSync(file, writeSync(file, text));
  } finally {
    closeSync(file);
  }
}
