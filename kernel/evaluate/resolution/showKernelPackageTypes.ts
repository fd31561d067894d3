import { join, parse } from 'node:path';
import { findPackage, splitSpecifier } from './findPackage';

/** The part of TypeScript's `ts.sys` that looks at the disk. */
type DiskFunction = (path: string, ...rest: unknown[]) => unknown;

const diskFunctions = [
  'fileExists',
  'directoryExists',
  'readFile',
  'realpath',
  'getDirectories',
  'readDirectory',
  'getModifiedTime'
];

/**
 * Shows TypeScript the kernel's packages where its search from any folder ends: in `node_modules` at the root of the file
 * system. A package in the notebook's folder, or in one above it, is found before and wins.
 */
export function showKernelPackageTypes(sys: object, folder: string): void {
  const nodeModules = join(parse(folder).root, 'node_modules').replaceAll('\\', '/');
  const disk = sys as Record<string, DiskFunction>;
  const directoryExists = disk.directoryExists.bind(sys);

  function place(path: string): string {
    if (!path.startsWith(nodeModules + '/')) return path;
    const { name, rest } = splitSpecifier(path.slice(nodeModules.length + 1));
    // TypeScript asks some two hundred times for a package in the place of a file of its library.
    if (name === '' || name.startsWith('@typescript/lib-') || directoryExists(`${nodeModules}/${name}`)) return path;
    const found = findPackage(name);
    return found === undefined ? path : join(found, rest).replaceAll('\\', '/');
  }

  for (const name of diskFunctions) {
    const look = disk[name]?.bind(sys);
    if (look) disk[name] = (path, ...rest) => look(place(path), ...rest);
  }
  const lookForDirectory = disk.directoryExists;
  disk.directoryExists = (path) => path === nodeModules || lookForDirectory(path);
}
