import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';

/** The packages that are part of this one. tslab's functions for showing values are given by the kernel, for notebooks that were written for it. */
export const ownPackages = new Map([
  ['stillroom', packageRoot],
  ['tslab', join(packageRoot, 'dist', 'kernel', 'host', 'tslab')]
]);

/** The `node_modules` folders that the kernel itself sees, nearest first. */
export const kernelNodeModules = ancestors(packageRoot).map((folder) =>
  basename(folder) === 'node_modules' ? folder : join(folder, 'node_modules')
);

/** The folder of a package that the kernel itself can see, or undefined. */
export function findPackage(name: string): string | undefined {
  const own = ownPackages.get(name);
  if (own !== undefined) return own;
  return kernelNodeModules.map((folder) => join(folder, name)).find((folder) => existsSync(folder));
}

/** `@scope/name/rest/of/path` as the package's name and the rest. */
export function splitSpecifier(specifier: string): { name: string; rest: string } {
  const parts = specifier.split('/');
  const words = specifier.startsWith('@') ? 2 : 1;
  return { name: parts.slice(0, words).join('/'), rest: parts.slice(words).join('/') };
}

/** A folder and those above it, the nearest first. */
export function ancestors(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestors(above)];
}
