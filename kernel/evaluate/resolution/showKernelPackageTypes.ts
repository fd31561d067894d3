import { join } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';
import { createKernelPackagePlaces } from './createKernelPackagePlaces';

/** The part of TypeScript's `ts.sys` that looks at the disk. */
type DiskFunction = (path: string, ...rest: unknown[]) => unknown;

const diskFunctions = [
  'fileExists',
  'directoryExists',
  'readFile',
  'realpath',
  'getDirectories',
  'readDirectory',
  'getModifiedTime',
  'watchFile',
  'watchDirectory'
];

const ownFolders = ['dist', 'node_modules'].map((name) => join(packageRoot, name).replaceAll('\\', '/') + '/');
const isOwn = (path: string) => ownFolders.some((folder) => path.startsWith(folder));

/**
 * Shows TypeScript the kernel's packages where its search from any folder ends: in `node_modules` at the root of the file
 * system. A package in the notebook's folder, or in one above it, is found before and wins.
 */
export function showKernelPackageTypes(sys: object, folder: string): void {
  const disk = sys as Record<string, DiskFunction>;
  const { nodeModules, placeOf } = createKernelPackagePlaces(folder, disk.directoryExists.bind(sys));

  for (const name of diskFunctions) {
    const look = disk[name]?.bind(sys);
    if (look) disk[name] = (path, ...rest) => look(placeOf(path), ...rest);
  }
  // The kernel's own installation does not change under it; while it is built anew, half a file is nothing to read.
  for (const name of ['watchFile', 'watchDirectory']) {
    const watch = disk[name];
    if (watch) disk[name] = (path, ...rest) => (isOwn(path) ? { close: () => undefined } : watch(path, ...rest));
  }
  const lookForDirectory = disk.directoryExists;
  disk.directoryExists = (path) => path === nodeModules || lookForDirectory(path);
}
