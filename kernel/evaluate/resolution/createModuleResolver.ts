import type * as TypeScript from 'typescript';

type Found = TypeScript.ResolvedModuleFull | undefined;

/**
 * Finds the file that the import `name` means in the file `from`: as Node does, by "exports" and "imports" of package.json, and then as it was before
 * these existed. What has types is taken, wherever a package says so. What is found is kept while it is there, and looked for anew while it is missing.
 */
export function createModuleResolver(
  ts: typeof TypeScript,
  host: TypeScript.ModuleResolutionHost,
  options: TypeScript.CompilerOptions
): (name: string, from: string) => Found {
  const ways = [{ ...options, moduleResolution: ts.ModuleResolutionKind.Bundler }, options];
  const known = new Map<string, Found>();

  function find(name: string, from: string): Found {
    let first: Found;
    for (const way of ways) {
      const found = ts.resolveModuleName(name, from, way, host).resolvedModule;
      if (isTyped(found)) return found;
      first ??= found;
    }
    return first;
  }

  return (name, from) => {
    const key = `${from.slice(0, from.lastIndexOf('/'))}\n${name}`;
    const before = known.get(key);
    if (before && host.fileExists(before.resolvedFileName)) return before;
    const found = find(name, from);
    known.set(key, found);
    return found;
  };
}

function isTyped(module: Found): boolean {
  return module !== undefined && !/\.[cm]?jsx?$/.test(module.resolvedFileName);
}
