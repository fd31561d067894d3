import Module from 'node:module';

/** The parts of Node's loader of CommonJS modules that are not in its declarations, though programs have put their own there for years. */
export interface ModuleLoader {
  _cache: Record<string, NodeJS.Module | undefined>;
  /** What loads a file, by how its name ends. */
  _extensions: Record<string, (module: NodeJS.Module, path: string) => void>;
  /** The file that `name` means in `parent`. */
  _resolveFilename(name: string, parent?: NodeJS.Module | null, ...rest: unknown[]): string;
}

export const moduleLoader = Module as unknown as ModuleLoader;
