import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createTslabCompiler } from '../../evaluate/cells/createTslabCompiler';
import { packageRoot } from '../../installation/packageRoot';
import { beginPreload, toolkit } from '../toolkit/preloadToolkit';
import { fallBackToKernelPackages } from '../../evaluate/resolution/fallBackToKernelPackages';
import { writePack } from '../snapshot/ModulePack';
import { snapshotModules } from '../snapshot/snapshotFilePaths';
import { recordLoadedModules } from './recordLoadedModules';

/**
 * Loads what a kernel loads until it is ready, and writes it to one file, with what V8 has compiled of it: to find, read and compile a
 * thousand files takes half a second. Ends the process.
 */
export function packModules(): void {
  writePack(snapshotModules, recordLoadedModules(loadAll));
  // TypeScript still watches what it has read.
  process.exit();
}

function loadAll(): void {
  beginPreload();
  const kernel = join(__dirname, '..', 'runKernel.js');
  const load = createRequire(kernel);
  // The file itself would start a kernel.
  for (const [, name] of readFileSync(kernel, 'utf8').matchAll(/require\("(\.[^"]+)"\)/g)) load(name);
  fallBackToKernelPackages();
  createTslabCompiler(process.cwd(), toolkit).compile(toolkit);
  load(join(packageRoot, 'dist', 'src', 'index.js'));
}
