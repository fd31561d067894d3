import { join, parse } from 'node:path';
import { findPackage, splitSpecifier } from './findPackage';

/** `node_modules` at the root of the file system, where TypeScript's search from any folder ends, as if the kernel's packages were in it. */
export interface KernelPackagePlaces {
  /** That folder. */
  nodeModules: string;
  /** Where a path below it really is; every other path is its own place. */
  placeOf(path: string): string;
}

export function createKernelPackagePlaces(folder: string, directoryExists: (path: string) => unknown): KernelPackagePlaces {
  const nodeModules = join(parse(folder).root, 'node_modules').replaceAll('\\', '/');
  return {
    nodeModules,
    placeOf(path) {
      if (!path.startsWith(nodeModules + '/')) return path;
      const { name, rest } = splitSpecifier(path.slice(nodeModules.length + 1));
      // TypeScript asks some two hundred times for a package in the place of a file of its library.
      if (name === '' || name.startsWith('@typescript/lib-') || directoryExists(`${nodeModules}/${name}`)) return path;
      const found = findPackage(name);
      return found === undefined ? path : join(found, rest).replaceAll('\\', '/');
    }
  };
}
