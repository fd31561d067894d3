import type * as TypeScript from 'typescript';
import { dirname, relative } from 'node:path';
import type { CheckedFile } from './readCellDiagnostics';

/** The user's files that `source`, in a file `from`, imports, directly or not. `find` gives the path of one that an import means in a file, as the compiler sees it. */
export function listFilesBehind(
  ts: typeof TypeScript,
  source: string,
  from: string,
  find: (specifier: string, from: string) => string | undefined,
  read: (path: string) => string
): CheckedFile[] {
  const found = new Map([[from, source]]);
  for (const [path, text] of found) {
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      const next = find(fileName, path);
      if (next !== undefined && isChecked(next) && !found.has(next)) found.set(next, read(next));
    }
  }
  const nameOf = (path: string) => relative(dirname(from), path).replaceAll('\\', '/');
  return [...found].slice(1).map(([path, text]) => ({ path, name: nameOf(path), text, lead: 0 }));
}

/** Data is read when it is loaded, and declarations are taken as they are. */
function isChecked(path: string): boolean {
  return !/\.(?:json|d\.[cm]?ts)$/.test(path);
}
