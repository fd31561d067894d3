import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';

const ownName = 'stillroom';

/** The `node_modules` folders that the kernel itself sees, nearest first. */
export const kernelNodeModules = ancestors(packageRoot).map((folder) =>
  basename(folder) === 'node_modules' ? folder : join(folder, 'node_modules')
);

/** The folder of a package that the kernel itself can see, or undefined. Its own name is its own root. */
export function findPackage(name: string): string | undefined {
  if (name === ownName) return packageRoot;
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
