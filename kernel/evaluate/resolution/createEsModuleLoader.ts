import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join } from 'node:path';
import vm from 'node:vm';
import { packageRoot } from '../../installation/packageRoot';
import { importModuleDynamically } from './importModuleDynamically';
import { findPackage, splitSpecifier } from './findPackage';

/** An ES module as `require` gives it, or why it could not be loaded. */
export interface ReadyModule {
  /** Throws what loading it threw; `sites` learns who asked. */
  get(sites: WeakMap<object, string[]>): unknown;
}

export interface EsModules {
  /** True for what only `import` can load. */
  needs(from: string, specifier: string): boolean;
  /** As `import(specifier)` in a file of `folder`; what the kernel alone has is found as well. */
  import(folder: string, specifier: string): Promise<object>;
  /** Loads it for a `require` later on; never rejects. */
  load(folder: string, specifier: string): Promise<void>;
  loaded(folder: string, specifier: string): ReadyModule | undefined;
}

type Import = (specifier: string) => Promise<object>;

export function createEsModuleLoader(): EsModules {
  const importers = new Map<string, Import>();
  const ready = new Map<string, ReadyModule>();
  const types = new Map<string, boolean>();

  function importerIn(folder: string): Import {
    const known = importers.get(folder);
    if (known) return known;
    // Node resolves it from the folder of the file that it takes this for.
    const filename = join(folder, 'cell.cjs');
    const options = { filename, importModuleDynamically };
    const made = vm.compileFunction('return import(specifier)', ['specifier'], options) as unknown as Import;
    importers.set(folder, made);
    return made;
  }

  async function load(folder: string, specifier: string): Promise<object> {
    try {
      return await importerIn(folder)(specifier);
    } catch (error) {
      const isMissing = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND';
      if (!isMissing || !isOwn(specifier)) throw error;
      return importerIn(packageRoot)(specifier);
    }
  }

  /** By the nearest package.json above. */
  function isModuleFolder(folder: string): boolean {
    const known = types.get(folder);
    if (known !== undefined) return known;
    const file = join(folder, 'package.json');
    const above = dirname(folder);
    const found = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as { type?: string }).type === 'module'
      : above !== folder && isModuleFolder(above);
    types.set(folder, found);
    return found;
  }

  return {
    needs(from, specifier) {
      if (/^(?:data|https?):/.test(specifier)) return true;
      try {
        const path = createRequire(from).resolve(specifier);
        return path.endsWith('.mjs') || (path.endsWith('.js') && isModuleFolder(dirname(path))) || refusesRequire(path);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        return code === 'ERR_PACKAGE_PATH_NOT_EXPORTED' || (code === 'MODULE_NOT_FOUND' && isOwn(specifier));
      }
    },
    import: load,
    loaded: (folder, specifier) => ready.get(`${folder}\n${specifier}`),
    async load(folder, specifier) {
      const key = `${folder}\n${specifier}`;
      if (ready.has(key)) return;
      try {
        const required = asRequired(await load(folder, specifier));
        ready.set(key, { get: () => required });
      } catch (error) {
        ready.set(key, {
          get(sites) {
            // The next cell may find it mended.
            ready.delete(key);
            // Node keeps the error: who asked before is of no interest.
            if (typeof error === 'object' && error !== null) sites.set(error, [new Error().stack ?? '']);
            throw error;
          }
        });
      }
    }
  };
}

/** Vitest's way: a small file that does nothing else than throw. */
function refusesRequire(path: string): boolean {
  if (!/\.c?js$/.test(path) || statSync(path).size > 2000) return false;
  return /^\s*(?:["']use strict["'];?\s*)?throw new Error\(/.test(readFileSync(path, 'utf8'));
}

function isOwn(specifier: string): boolean {
  if (specifier.startsWith('.') || isAbsolute(specifier)) return false;
  return findPackage(splitSpecifier(specifier).name) !== undefined;
}

/** With the mark by which TypeScript's `import x from` takes the default export, and not the whole. */
function asRequired(namespace: object): object {
  return new Proxy(namespace, { get: (all, name) => (name === '__esModule' ? true : Reflect.get(all, name)) });
}
