import type * as TypeScript from 'typescript';
import { createModuleResolver } from '../resolution/createModuleResolver';
import { showKernelPackageTypes } from '../resolution/showKernelPackageTypes';

/** Finds the file that an import means, as the compiler does, without asking it. */
export type CellResolver = (specifier: string, from: string) => TypeScript.ResolvedModuleFull | undefined;

/** `isModule` says which files are cells. `options` are those of the project now; another object when they have changed. */
export function createCellResolver(
  ts: typeof TypeScript,
  folder: string,
  isModule: (path: string) => boolean,
  options: () => TypeScript.CompilerOptions
): CellResolver {
  const disk = { ...ts.sys, getCurrentDirectory: () => folder };
  showKernelPackageTypes(disk, folder);
  const host = { ...disk, fileExists: (path: string) => isModule(path) || disk.fileExists(path) };
  let used: TypeScript.CompilerOptions | undefined;
  let resolve: CellResolver = () => undefined;

  return (specifier, from) => {
    const now = options();
    if (now !== used) {
      used = now;
      resolve = createModuleResolver(ts, host, now);
    }
    return resolve(specifier, from);
  };
}
