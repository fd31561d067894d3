import type * as TypeScript from '@tslab/typescript-for-tslab';
import type { CheckedFile } from './readCellDiagnostics';

/** The user's files that a cell imports, directly or not. `find` gives the path of one that an import means in a file, as the compiler sees it. */
export function listFilesBehind(
  ts: typeof TypeScript,
  cell: CheckedFile,
  find: (specifier: string, from: string) => string | undefined,
  read: (path: string) => string
): CheckedFile[] {
  const found = new Map<string, CheckedFile>([[cell.path, cell]]);
  for (const { path, text } of found.values()) {
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      const next = find(fileName, path);
      if (next !== undefined && isChecked(next) && !found.has(next)) found.set(next, { path: next, text: read(next), lead: 0 });
    }
  }
  return [...found.values()].slice(1);
}

/** Data is read when it is loaded, and declarations are taken as they are. */
function isChecked(path: string): boolean {
  return !/\.(?:json|d\.[cm]?ts)$/.test(path);
}
