import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import vm from 'node:vm';
import { importModuleDynamically } from '../resolution/importModuleDynamically';
import type { CellCompiler } from './CellCompiler';
import type { Intrinsics } from './createIntrinsics';
import type { LocalFile } from './transpileFile';

/** The local files that cells have imported, each run once while it and what it imports stay as they are. */
export interface LocalModules {
  /** What the file at `path` exports, for the file `importer`. */
  load(path: string, importer: string): unknown;
  /** The file as JavaScript; undefined for one of data. */
  read(path: string): LocalFile | undefined;
  refresh(): void;
}

interface Loaded {
  stamp: string | undefined;
  module: { exports: unknown };
  importers: Set<string>;
}

const { apply } = Reflect;
const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];

export function createLocalModules(
  compiler: Pick<CellCompiler, 'readLocal' | 'stampOf'>,
  requireIn: (from: string) => NodeJS.Require,
  asKernel: Intrinsics['asKernel'],
  tell: (path: string, file: LocalFile) => void
): LocalModules {
  const loaded = new Map<string, Loaded>();
  const files = new Map<string, { stamp: string | undefined; file: LocalFile }>();

  function read(path: string): LocalFile | undefined {
    if (path.endsWith('.json')) return undefined;
    const stamp = compiler.stampOf(path);
    const known = files.get(path);
    if (known?.stamp === stamp && known) return known.file;
    const file = compiler.readLocal(path);
    files.set(path, { stamp, file });
    tell(path, file);
    return file;
  }

  function load(path: string, importer: string): unknown {
    const known = loaded.get(path);
    if (known) {
      known.importers.add(importer);
      return known.module.exports;
    }
    const module = { exports: {} as unknown, id: path, filename: path, path: dirname(path), loaded: false, children: [] };
    // Before it runs, so that files that import each other see what there is so far.
    loaded.set(path, { stamp: compiler.stampOf(path), module, importers: new Set([importer]) });
    try {
      run(path, module);
      module.loaded = true;
    } catch (error) {
      drop(path);
      throw error;
    }
    return module.exports;
  }

  function run(path: string, module: { exports: unknown }): void {
    const file = asKernel(() => read(path));
    if (file === undefined) {
      module.exports = asKernel(() => readJson(path, readFileSync(path, 'utf8')));
      return;
    }
    const body = vm.compileFunction(file.javascript, parameters, { filename: path, importModuleDynamically });
    apply(body, module.exports, [module.exports, asKernel(() => requireIn(path)), module, path, dirname(path)]);
  }

  /** Also lets go of what has the old values: the files that import it. */
  function drop(path: string): void {
    const known = loaded.get(path);
    loaded.delete(path);
    known?.importers.forEach(drop);
  }

  return {
    load,
    read,
    refresh() {
      for (const [path, { stamp }] of [...loaded]) if (compiler.stampOf(path) !== stamp) drop(path);
    }
  };
}

function readJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new SyntaxError(`${path}: expected JSON, got something else: ${(error as Error).message}; mend the file`);
  }
}
