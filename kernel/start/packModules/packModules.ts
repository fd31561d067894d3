import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fallBackToKernelPackages } from '../../evaluate/resolution/fallBackToKernelPackages';
import { createTypeScript7Compiler } from '../../evaluate/typescript7';
import { packageRoot } from '../../installation/packageRoot';
import { nodeFlags } from '../kernelspec/createKernelspec';
import { writePack } from '../packedModules/ModulePack';
import { packedModulesFile } from '../packedModules/packedModulesFile';
import { beginPreload, loadRestOfToolkit, loadToolkit, toolkitCell } from '../toolkit/preloadToolkit';
import { recordLoadedModules } from './recordLoadedModules';

/**
 * Loads what a kernel loads when it starts, and writes it to one file, with what V8 has compiled of it: to find, read and compile a
 * thousand files takes half a second.
 */
export function packModules(): void {
  mkdirSync(dirname(packedModulesFile), { recursive: true });
  writePack(packedModulesFile, recordLoadedModules(loadAll));
}

function loadAll(): void {
  beginPreload();
  const kernel = join(__dirname, '..', 'runKernel.js');
  const load = createRequire(kernel);
  // The file itself would start a kernel.
  for (const [, name] of readFileSync(kernel, 'utf8').matchAll(/require\("(\.[^"]+)"\)/g)) load(name);
  fallBackToKernelPackages();
  const compiler = createTypeScript7Compiler(packageRoot);
  compiler.compile(toolkitCell.source);
  compiler.end();
  loadToolkit();
  Array.from(loadRestOfToolkit());
}

if (require.main === module) {
  // V8 takes what another Node has compiled only where the flags are the same.
  if (nodeFlags.every((flag) => process.execArgv.includes(flag))) packModules();
  else execFileSync(process.execPath, [...nodeFlags, __filename], { stdio: 'inherit' });
  process.exit();
}
