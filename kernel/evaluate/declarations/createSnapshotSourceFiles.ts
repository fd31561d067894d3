import type * as TypeScript from '@tslab/typescript-for-tslab';
import type { KnownFile, StartupSnapshot } from './StartupSnapshot';
import { readInstalledFileStamp } from '../../installation/readInstalledFileStamp';

/** The files that the process has had since its start. */
export interface KnownFiles {
  /** Lets a program take them as they are; any other file is read from the disk. */
  giveTo(host: TypeScript.CompilerHost): void;
  /** What `name` means in the file `from`, where that is one of them. */
  importOf(from: string, name: string): TypeScript.ResolvedModuleWithFailedLookupLocations | undefined;
}

/** The files of a snapshot, each for as long as it is on the disk what it was when the snapshot was made. */
export function createSnapshotSourceFiles({ files, languageVersion }: StartupSnapshot): KnownFiles {
  const looked = new Map<string, KnownFile | undefined>();
  const given = new WeakSet<object>();

  /** What is installed does not change under a running kernel, so the disk is asked once. */
  function find(path: string): KnownFile | undefined {
    if (!looked.has(path)) {
      const known = files.get(path);
      looked.set(path, known && readInstalledFileStamp(path) === known.stamp ? known : undefined);
    }
    return looked.get(path);
  }

  return {
    giveTo(host) {
      if (given.has(host)) return;
      given.add(host);
      const { getSourceFile, getSourceFileByPath } = host;
      host.getSourceFile = (name, options, ...rest) =>
        (isFor(options) ? find(name)?.file : undefined) ?? getSourceFile(name, options, ...rest);
      host.getSourceFileByPath = (name, path, options, ...rest) =>
        (isFor(options) ? find(name)?.file : undefined) ?? getSourceFileByPath?.(name, path, options, ...rest);
    },
    importOf(from, name) {
      const known = find(from);
      return known && Object.hasOwn(known.imports, name) ? { resolvedModule: known.imports[name] ?? undefined } : undefined;
    }
  };

  function isFor(options: TypeScript.ScriptTarget | TypeScript.CreateSourceFileOptions): boolean {
    return (typeof options === 'object' ? options.languageVersion : options) === languageVersion;
  }
}
