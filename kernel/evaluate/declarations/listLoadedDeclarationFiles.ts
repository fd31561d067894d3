import type * as TypeScript from '@tslab/typescript-for-tslab';
import type { ResolvedFile } from './ResolvedFile';
import type { Imports, ListedFile } from './StartupSnapshot';
import { readInstalledFileStamp } from '../../installation/readInstalledFileStamp';

/** The declaration files among those that a program has read from the disk, and where their imports lead. */
export function listLoadedDeclarationFiles(read: readonly TypeScript.SourceFile[]): ListedFile[] {
  return read.flatMap((file) => {
    const stamp = file.isDeclarationFile ? readInstalledFileStamp(file.fileName) : undefined;
    return stamp === undefined ? [] : [{ path: file.fileName, stamp, imports: importsOf(file) }];
  });
}

function importsOf(file: ResolvedFile): Imports {
  const imports: Imports = {};
  file.resolvedModules?.forEach(({ resolvedModule }, name) => (imports[name] = resolvedModule ?? null));
  return imports;
}
