import type * as TypeScript from '@tslab/typescript-for-tslab';

type WatchHost = TypeScript.WatchCompilerHost<TypeScript.BuilderProgram>;
type ModuleResolver = Required<Pick<WatchHost, 'resolveModuleNameLiterals' | 'hasInvalidatedResolutions'>>;

/**
 * Resolves imports for the checker. TypeScript's own watcher sets a watch on every folder in which it has looked for a module
 * in vain: many hundreds at the start. Here what a package imports is resolved once; what a cell or a file of the user
 * imports is kept while its file is there, and looked for anew with every cell while it is missing.
 */
export function createModuleResolver(
  ts: typeof TypeScript,
  host: TypeScript.ModuleResolutionHost,
  isOfPackage: (name: string) => boolean
): ModuleResolver {
  const ofPackages = ts.createModuleResolutionCache(host.getCurrentDirectory?.() ?? '', (name) => name);
  const ofUser = new Map<string, TypeScript.ResolvedModuleWithFailedLookupLocations>();
  const unresolved = new Set<string>();

  function resolveForUser(name: string, from: string, options: TypeScript.CompilerOptions) {
    const key = `${from.slice(0, from.lastIndexOf('/'))}\n${name}`;
    const known = ofUser.get(key);
    if (known?.resolvedModule && host.fileExists(known.resolvedModule.resolvedFileName)) return known;
    const found = ts.resolveModuleName(name, from, options, host);
    ofUser.set(key, found);
    return found;
  }

  return {
    resolveModuleNameLiterals(literals, from, redirected, options) {
      if (isOfPackage(from)) {
        return literals.map(({ text }) => ts.resolveModuleName(text, from, options, host, ofPackages, redirected));
      }
      const found = literals.map(({ text }) => resolveForUser(text, from, options));
      if (found.every(({ resolvedModule }) => resolvedModule)) unresolved.delete(from);
      else unresolved.add(from);
      return found;
    },
    hasInvalidatedResolutions: (path) => unresolved.has(path)
  };
}
