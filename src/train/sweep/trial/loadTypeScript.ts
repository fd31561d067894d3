import type * as TypeScript from 'typescript';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import vm from 'node:vm';

type Exports = { [name: string]: unknown };

/** From the folder of this file: where the toolkit begins. */
const toolkit = join(__dirname, '..', '..', '..', 'index');

/**
 * Loads a TypeScript file as CommonJS, without checking its types; the files that it imports by a relative path as well. "stillroom" is this toolkit, and
 * packages that the file's folder does not have are those of the toolkit.
 */
export function loadTypeScript(path: string, loaded = new Map<string, Exports>()): Exports {
  const known = loaded.get(path);
  if (known) return known;
  const module = { exports: {} as Exports };
  loaded.set(path, module.exports);
  const outer = createRequire(path);
  const required = (specifier: string): unknown => {
    if (specifier === 'stillroom') return require(toolkit);
    const own = /^\.{1,2}(\/|$)/.test(specifier) ? findTypeScript(resolve(dirname(path), specifier)) : undefined;
    if (own !== undefined) return loadTypeScript(own, loaded);
    try {
      return outer(specifier);
    } catch (error) {
      const isOfToolkit = (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND' && /^[^./]/.test(specifier);
      if (!isOfToolkit) throw error;
      return require(specifier);
    }
  };
  const names = ['exports', 'require', 'module', '__filename', '__dirname'];
  const run = vm.compileFunction(transpile(path), names, { filename: path });
  run(module.exports, Object.assign(required, outer), module, path, dirname(path));
  loaded.set(path, module.exports);
  return module.exports;
}

function transpile(path: string): string {
  // Loaded here: few need it.
  const ts = require('typescript') as typeof TypeScript;
  const options = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
    inlineSourceMap: true
  };
  return ts.transpile(readFileSync(path, 'utf8'), options, path);
}

/** An import names a file without its ending, or with that of the JavaScript that it would become. */
function findTypeScript(path: string): string | undefined {
  const without = path.replace(/\.([cm]?)js$/, '.$1ts');
  const isFile = (candidate: string) => existsSync(candidate) && statSync(candidate).isFile();
  return [without, `${path}.ts`, `${path}.mts`, join(path, 'index.ts')].find((one) => /\.[cm]?ts$/.test(one) && isFile(one));
}
