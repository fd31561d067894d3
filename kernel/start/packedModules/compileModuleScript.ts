import Module from 'node:module';
import { dirname } from 'node:path';
import vm from 'node:vm';
import { importModuleDynamically } from '../../evaluate/resolution/importModuleDynamically';
import { moduleLoader } from './moduleLoader';

const head = '(function (exports, require, module, __filename, __dirname) { ';

/**
 * A CommonJS module's text as V8 gets it. It is packed so: of a megabyte and more Node keeps a text outside of V8's heap, and a copy that is
 * put together from it would be freed, which changes how the C library keeps memory (see `readPack`).
 */
export function wrapModuleSource(text: string): string {
  return `${head}${text}\n})`;
}

/** A CommonJS module as Node compiles it, with V8's code cache of it where there is one. */
export function compileModuleScript(path: string, source: string, cachedData?: Buffer): vm.Script {
  return new vm.Script(source, { filename: path, columnOffset: -head.length, cachedData, importModuleDynamically });
}

/** Runs it as that module. */
export function runModule(script: vm.Script, module: NodeJS.Module): void {
  const { _cache: cache, _extensions: extensions } = moduleLoader;
  const require = Object.assign((name: string) => module.require(name), { main: process.mainModule, cache, extensions });
  // Few modules ask for it.
  Object.defineProperty(require, 'resolve', { get: () => Module.createRequire(module.filename).resolve });
  const run = script.runInThisContext() as (...given: unknown[]) => void;
  run.call(module.exports, module.exports, require, module, module.filename, dirname(module.filename));
}
