import Module, { createRequire } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';

/** `require` for cells, and the local TypeScript files that cells have imported. */
export interface CellRequire {
  require(specifier: string): unknown;
  /** Replaces local files; the next `require` of each runs it anew. */
  update(files: { path: string; javascript: string }[]): void;
}

/** Resolves from `folder`; `./name` is looked for among the translated local files first. */
export function createCellRequire(folder: string): CellRequire {
  const sources = new Map<string, string>();
  const loaded = new Map<string, Module>();

  function requireFrom(from: string, fallback: NodeJS.Require): (specifier: string) => unknown {
    return (specifier) => {
      const path = localPath(from, specifier);
      return path === undefined ? fallback(specifier) : load(path).exports;
    };
  }

  function localPath(from: string, specifier: string): string | undefined {
    // A module made in a cell is imported by its bare name as well.
    const path = resolve(from, specifier).replaceAll('\\', '/');
    return [path, path + '.js'].find((candidate) => extname(candidate) === '.js' && sources.has(candidate));
  }

  function load(path: string): Module {
    const known = loaded.get(path);
    if (known) return known;
    const made = new Module(path) as Module & { _compile(source: string, path: string): void };
    made.filename = path;
    made.paths = (Module as unknown as { _nodeModulePaths(from: string): string[] })._nodeModulePaths(dirname(path));
    const outer = createRequire(path);
    made.require = Object.assign(requireFrom(dirname(path), outer), outer);
    // Before it runs, so that files that import each other see what there is so far.
    loaded.set(path, made);
    try {
      made._compile(sources.get(path)!, path);
    } catch (error) {
      loaded.delete(path);
      throw error;
    }
    return made;
  }

  return {
    require: requireFrom(folder, createRequire(join(folder, 'cell.js'))),
    update(files) {
      for (const { path, javascript } of files) {
        sources.set(path, javascript);
        loaded.delete(path);
      }
    }
  };
}
