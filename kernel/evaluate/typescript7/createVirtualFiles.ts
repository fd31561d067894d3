import type { API } from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };

/** What has happened to files since the compiler was asked last. */
type FileChanges = Required<NonNullable<Parameters<API['updateSnapshot']>[0]>>['fileChanges'];

/** Files that are in memory alone, and what has changed of these and of others. */
export interface VirtualFiles {
  read(path: string): string | undefined;
  has(path: string): boolean;
  hasFolder(path: string): boolean;
  write(path: string, text: string): void;
  /** For a file on disk. */
  tell(path: string, what: 'changed' | 'created' | 'deleted'): void;
  /** Changes that the compiler is to be told one after the other; none when nothing has changed. */
  takeChanges(): FileChanges[];
}

export function createVirtualFiles(): VirtualFiles {
  const texts = new Map<string, string>();
  const folders = new Set<string>();
  const changes = new Map<string, 'changed' | 'created' | 'deleted'>();
  const listed = (what: string) => [...changes].filter(([, one]) => one === what).map(([path]) => path);

  return {
    read: (path) => texts.get(path),
    has: (path) => texts.has(path),
    hasFolder: (path) => folders.has(path),
    write(path, text) {
      if (texts.get(path) === text) return;
      if (!texts.has(path)) changes.set(path, 'created');
      else if (!changes.has(path)) changes.set(path, 'changed');
      texts.set(path, text);
      folders.add(path.slice(0, path.lastIndexOf('/')));
    },
    tell: (path, what) => void changes.set(path, what),
    takeChanges() {
      const [changed, created, deleted] = [listed('changed'), listed('created'), listed('deleted')];
      changes.clear();
      // After two changes at once the compiler looks at all files of the program again, which takes as long as a hundred single ones.
      const single = changed.map((path) => ({ changed: [path], created: [], deleted: [] }));
      return created.length + deleted.length === 0 ? single : [{ changed, created, deleted }];
    }
  };
}
