import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { ancestors, kernelNodeModules } from '../resolution/findPackage';

/** A folder for the files of the cells, beside which the compiler finds what it would find in the notebook's: nothing is written there. */
export interface ScratchFolder {
  /** What stands for the root of the file system. The option `rootDirs` makes one folder of the two. */
  root: string;
  /** The notebook's folder below that root. */
  folder: string;
}

const prefix = 'stillroom-cells-';

/** Makes it; it goes with the process. Those that processes have left behind which were killed go now. */
export function createScratchFolder(folder: string): ScratchFolder {
  const temporary = realpathSync(tmpdir());
  removeLeftOvers(temporary);
  const base = mkdtempSync(join(temporary, `${prefix}${process.pid}-`));
  process.on('exit', () => rmSync(base, { recursive: true, force: true }));
  // The search for a package goes up: first through the notebook's folders, then the kernel's.
  let root = base;
  for (const modules of kernelNodeModules.filter((path) => existsSync(path)).reverse()) {
    link(modules, root);
    root = join(root, 'above');
    mkdirSync(root);
  }
  const inRoot = (path: string) => join(root, path.slice(parse(path).root.length));
  mkdirSync(inRoot(folder), { recursive: true });
  // Also where there are no packages yet.
  for (const one of ancestors(folder)) link(join(one, 'node_modules'), inRoot(one));
  return { root: withSlashes(root), folder: withSlashes(inRoot(folder)) };
}

function link(target: string, folder: string): void {
  symlinkSync(target, join(folder, 'node_modules'), 'junction');
}

function removeLeftOvers(temporary: string): void {
  for (const name of readdirSync(temporary)) {
    const pid = name.startsWith(prefix) ? parseInt(name.slice(prefix.length), 10) : NaN;
    if (!Number.isNaN(pid) && !isThere(pid)) rmSync(join(temporary, name), { recursive: true, force: true });
  }
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function withSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}
