import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { hintForMissingModule } from '../errors/findErrorHint';
import type { AwaitSites } from '../errors/AwaitSites';
import { createEsModuleLoader } from '../resolution/createEsModuleLoader';
import type { CellCompiler } from './CellCompiler';
import type { CellSources } from '../errors/CellSources';
import type { Intrinsics } from './createIntrinsics';
import { createLocalModules } from './createLocalModules';
import { ownNames } from './guardAwaits';

type Require = (specifier: string) => unknown;

interface Wanted {
  folder: string;
  specifier: string;
}

/** How cells get at packages and files. */
export interface CellModules {
  /** What cells know as `require`, `module`, `__filename` and `__dirname`. */
  require: NodeJS.Require;
  module: object;
  filename: string;
  dirname: string;
  /** `import(specifier)` in a cell, or in the local file `from`. */
  load(specifier: unknown, from?: string): Promise<unknown>;
  /** `import.meta` there. */
  meta(from?: string): object;
  /** What loads the ES modules among the imports of a cell, for which `require` cannot wait; undefined when there are none. */
  prepare(javascript: string): (() => Promise<unknown>) | undefined;
  /** Forgets the local files that have changed, and those that import them. */
  refresh(): void;
}

const imports = (name: string) => new RegExp(`\\b${name}\\((["'])([^"'\\\\\\n]+)\\1\\)`, 'g');
const cellImport = imports(ownNames.require);
const fileImport = imports('require');

/** Cells and the files that they import are CommonJS when they run. What is an ES module is loaded by Node before a `require` asks for it. */
export function createCellModules(
  folder: string,
  compiler: Pick<CellCompiler, 'findLocal' | 'readLocal' | 'stampOf'>,
  sources: CellSources,
  sites: AwaitSites,
  { asKernel }: Pick<Intrinsics, 'asKernel'>
): CellModules {
  const filename = join(folder, 'cell.ts');
  const es = createEsModuleLoader();
  const requires = new Map<string, NodeJS.Require>();
  const label = (path: string) => relative(folder, path).replaceAll('\\', '/');
  const local = createLocalModules(compiler, requireIn, asKernel, (path, { lines, sourceLine }) => {
    sources.set(path, {
      label: label(path),
      lines,
      lineAt(line, column) {
        const found = sourceLine(line - 1, column - 1);
        return found === undefined ? undefined : found + 1;
      }
    });
  });
  const namespaces = new WeakMap<object, object>();

  function requireIn(from: string): NodeJS.Require {
    const known = requires.get(from);
    if (known) return known;
    const outer = createRequire(from);
    const own: Require = (specifier) => {
      if (typeof specifier !== 'string' || isBuiltin(specifier)) return outer(specifier);
      const found = asKernel(() => es.loaded(dirname(from), specifier) ?? compiler.findLocal(specifier, from));
      if (found === undefined) return required(outer, specifier, dirname(from));
      return typeof found === 'string' ? local.load(found, from) : found.get(sites);
    };
    const resolve = (specifier: string, options?: { paths?: string[] }) =>
      (options ? undefined : asKernel(() => compiler.findLocal(specifier, from))) ?? outer.resolve(specifier, options);
    Object.defineProperty(own, 'name', { value: 'require' });
    const made = Object.assign(own, outer, { resolve: Object.assign(resolve, outer.resolve) }) as NodeJS.Require;
    requires.set(from, made);
    return made;
  }

  /** The ES modules that the imports in `javascript` need, through local files as well, that are not loaded yet. */
  function missing(javascript: string, pattern: RegExp, from: string, seen: Set<string>): Wanted[] {
    const found = [...javascript.matchAll(pattern)].map(([, , specifier]) => specifier);
    return found
      .filter((specifier) => !isBuiltin(specifier))
      .flatMap((specifier) => {
        const path = compiler.findLocal(specifier, from);
        if (path !== undefined) return missingBehind(path, seen);
        return es.needs(from, specifier) ? [{ folder: dirname(from), specifier }] : [];
      });
  }

  function missingBehind(path: string, seen: Set<string>): Wanted[] {
    if (seen.has(path)) return [];
    seen.add(path);
    const file = local.read(path);
    return file === undefined ? [] : missing(file.javascript, fileImport, path, seen);
  }

  /** One after the other, with nothing that a cell can have replaced. */
  async function loadAll(wanted: Wanted[]): Promise<void> {
    for (let i = 0; i < wanted.length; i++) await es.load(wanted[i].folder, wanted[i].specifier);
  }

  /** As TypeScript makes a namespace of what `require` gives. */
  function asNamespace(value: unknown): unknown {
    if (typeof value === 'object' && value !== null && (value as { __esModule?: unknown }).__esModule) return value;
    const key = typeof value === 'object' || typeof value === 'function' ? value : null;
    const known = key && namespaces.get(key);
    if (known) return known;
    const made: Record<string, unknown> = {};
    for (const name in value as object) {
      if (name !== 'default' && Object.hasOwn(value as object, name))
        Object.defineProperty(made, name, { enumerable: true, get: () => (value as Record<string, unknown>)[name] });
    }
    made.default = value;
    if (key) namespaces.set(key, made);
    return made;
  }

  async function load(given: unknown, from = filename): Promise<unknown> {
    const text = String(given);
    const specifier = text.startsWith('file:') ? fileURLToPath(text) : text;
    if (isBuiltin(specifier)) return asKernel(() => asNamespace(requireIn(from)(specifier)));
    const path = asKernel(() => compiler.findLocal(specifier, from));
    if (path !== undefined) {
      await loadAll(asKernel(() => missingBehind(path, new Set())));
      const value = local.load(path, from);
      return asKernel(() => asNamespace(value));
    }
    if (asKernel(() => es.needs(from, specifier))) {
      try {
        return await es.import(dirname(from), specifier);
      } catch (error) {
        // Node keeps the error of a module: where it was awaited before is of no interest.
        if (typeof error === 'object' && error !== null) sites.delete(error);
        throw error;
      }
    }
    const value = requireIn(from)(specifier);
    return asKernel(() => asNamespace(value));
  }

  const require = requireIn(filename);
  const module = { exports: {}, id: '.', path: folder, filename, loaded: false, parent: null, children: [], require };
  // `if (require.main === module)` is for what is run, and not imported.
  Object.assign(require, { main: module });

  return {
    require,
    module,
    filename,
    dirname: folder,
    load,
    meta: (from = filename) => ({
      url: pathToFileURL(from).href,
      dirname: dirname(from),
      filename: from,
      main: from === filename,
      resolve(specifier: string) {
        if (isBuiltin(specifier)) return specifier.startsWith('node:') ? specifier : `node:${specifier}`;
        return pathToFileURL(requireIn(from).resolve(specifier.startsWith('file:') ? fileURLToPath(specifier) : specifier)).href;
      }
    }),
    prepare(javascript) {
      const wanted = missing(javascript, cellImport, filename, new Set());
      return wanted.length === 0 ? undefined : () => loadAll(wanted);
    },
    refresh: local.refresh
  };
}

/** Node adds which files have asked, and a reader knows which cell it was; what to do helps more. */
function required(outer: NodeJS.Require, specifier: string, folder: string): unknown {
  try {
    return outer(specifier);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'MODULE_NOT_FOUND') {
      const [missing] = message.split('\nRequire stack:');
      const isThis = missing === `Cannot find module '${specifier}'`;
      (error as Error).message = isThis ? `${missing}\n${hintForMissingModule(specifier, folder)}` : missing;
    }
    throw error;
  }
}
