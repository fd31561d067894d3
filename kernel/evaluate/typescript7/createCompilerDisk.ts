import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import type { APIOptions } from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };
import { createKernelPackagePlaces } from '../resolution/createKernelPackagePlaces';
import type { VirtualFiles } from './createVirtualFiles';

type CompilerDisk = NonNullable<APIOptions['fs']>;

/** The disk as the compiler sees it: with the files in memory and the kernel's packages; the rest it reads itself. */
export function createCompilerDisk(folder: string, files: VirtualFiles): CompilerDisk {
  const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const { nodeModules, placeOf } = createKernelPackagePlaces(folder, isFolder);

  /** `look` at the place of a path of the kernel's packages; undefined for one that is where it says. */
  function elsewhere<Result>(path: string, look: (place: string) => Result): Result | undefined {
    const place = placeOf(path);
    return place === path ? undefined : look(place);
  }

  return {
    readFile: (path) => files.read(path) ?? elsewhere(path, (place) => (existsSync(place) ? readFileSync(place, 'utf8') : null)),
    fileExists: (path) =>
      files.has(path) || elsewhere(path, (place) => statSync(place, { throwIfNoEntry: false })?.isFile() ?? false),
    directoryExists: (path) => files.hasFolder(path) || path === nodeModules || elsewhere(path, isFolder),
    realpath: (path) => elsewhere(path, (place) => (existsSync(place) ? realpathSync(place) : path)),
    getAccessibleEntries: (path) => elsewhere(path, entriesOf)
  };
}

function entriesOf(folder: string): { files: string[]; directories: string[] } {
  const entries = readdirSync(folder, { withFileTypes: true });
  const names = (wanted: boolean) => entries.filter((one) => one.isDirectory() === wanted).map(({ name }) => name);
  return { files: names(false), directories: names(true) };
}
