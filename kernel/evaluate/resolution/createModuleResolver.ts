import type * as TypeScript from '@tslab/typescript-for-tslab';
import { isBuiltin } from 'node:module';
import type { KnownFiles } from '../declarations/createSnapshotSourceFiles';

type WatchHost = TypeScript.WatchCompilerHost<TypeScript.BuilderProgram>;
type Found = TypeScript.ResolvedModuleWithFailedLookupLocations;

/** How an import is found, for the checker and for the loader of the files that cells import. */
export interface ModuleResolver {
  host: Required<Pick<WatchHost, 'resolveModuleNameLiterals' | 'hasInvalidatedResolutions'>>;
  /** The file that `name` means in the file `from` of the user's. */
  resolve(name: string, from: string): TypeScript.ResolvedModuleFull | undefined;
}

/**
 * Resolves imports for the checker. TypeScript's own watcher sets a watch on every folder in which it has looked for a module
 * in vain: many hundreds at the start. Here what a package imports is resolved once; what a cell or a file of the user
 * imports is kept while its file is there, and looked for anew with every cell while it is missing.
 */
export function createModuleResolver(
  ts: typeof TypeScript,
  host: TypeScript.ModuleResolutionHost,
  ownOptions: TypeScript.CompilerOptions,
  isOfPackage: (name: string) => boolean,
  known: KnownFiles | undefined
): ModuleResolver {
  const newCache = () => ts.createModuleResolutionCache(host.getCurrentDirectory?.() ?? '', (name) => name);
  const classic = { cache: newCache(), options: ownOptions };
  // As Node does, by "exports" and "imports" of package.json; it also takes a file by the name of its JavaScript.
  const modern = { cache: newCache(), options: { ...ownOptions, moduleResolution: ts.ModuleResolutionKind.Bundler } };
  const ofUser = new Map<string, Found>();
  const foundBy = new Map<string, Found[]>();

  /** What has types, wherever a package says so; the first way where neither has. */
  function byEither(ways: (typeof classic)[], find: (way: typeof classic) => Found): Found {
    let first: Found | undefined;
    for (const way of ways) {
      const found = find(way);
      if (isTyped(found.resolvedModule)) return found;
      first = first?.resolvedModule ? first : found;
    }
    return first!;
  }

  function resolveForUser(name: string, from: string): Found {
    const key = `${from.slice(0, from.lastIndexOf('/'))}\n${name}`;
    const known = ofUser.get(key);
    if (known && isThere(known)) return known;
    const found = byEither([modern, classic], ({ options }) => ts.resolveModuleName(name, from, options, host));
    ofUser.set(key, found);
    return found;
  }

  function resolveForPackage(name: string, from: string, redirected?: TypeScript.ResolvedProjectReference): Found {
    // Node's own are declared by @types/node, and no file is looked for twice.
    const ways = isBuiltin(name) ? [classic] : [classic, modern];
    return byEither(ways, ({ options, cache }) => ts.resolveModuleName(name, from, options, host, cache, redirected));
  }

  function isThere({ resolvedModule }: Found): boolean {
    return resolvedModule !== undefined && host.fileExists(resolvedModule.resolvedFileName);
  }

  return {
    host: {
      resolveModuleNameLiterals(literals, from, redirected) {
        if (isOfPackage(from))
          return literals.map(({ text }) => known?.importOf(from, text) ?? resolveForPackage(text, from, redirected));
        const found = literals.map(({ text }) => resolveForUser(text, from));
        foundBy.set(from, found);
        return found;
      },
      hasInvalidatedResolutions: (path) => !(foundBy.get(path)?.every(isThere) ?? true)
    },
    resolve: (name, from) => resolveForUser(name, from).resolvedModule
  };
}

function isTyped(module: TypeScript.ResolvedModuleFull | undefined): boolean {
  return module !== undefined && !/\.[cm]?jsx?$/.test(module.resolvedFileName);
}
