import type * as TypeScript from 'typescript';
import { existsSync } from 'node:fs';
import { isPackageFile } from './isPackageFile';

/** The file of the user's that runs for an import that TypeScript has resolved; undefined for what Node loads itself. */
export function findLocalFileOfImport(found: TypeScript.ResolvedModuleFull | undefined): string | undefined {
  if (!found || isPackageFile(found.resolvedFileName)) return undefined;
  const path = found.resolvedFileName;
  // The source of a package that is linked into node_modules; what is built of one is Node's to load.
  if (found.isExternalLibraryImport) return /(?<!\.d)\.[cm]?tsx?$/.test(path) ? path : undefined;
  const declared = /\.d\.([cm]?)ts$/.exec(path);
  if (declared === null) return path;
  const described = `${path.slice(0, declared.index)}.${declared[1]}js`;
  return existsSync(described) ? described : undefined;
}
