import type { CompletionEntry, Project } from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };

/** What the names are that a module passes on from others: the compiler calls them all variables. */
export interface ReexportKinds {
  /** Of those of `entries` that are wanted and are such names. Asked once for each name of a module. */
  of(project: Project, entries: readonly CompletionEntry[], wanted: ReadonlySet<string>): Map<string, string>;
}

/** `SymbolFlags.Alias`. */
const alias = 2097152;
/** Other `SymbolFlags`, the first that fits. */
const kinds: [flag: number, kind: string][] = [
  [16, 'function'],
  [32, 'class'],
  [384, 'enum'],
  [1536, 'module'],
  [64, 'interface'],
  [524288, 'type']
];

export function createReexportKinds(): ReexportKinds {
  const known = new Map<string, string>();

  return {
    of({ checker }, entries, wanted) {
      const found = new Map<string, string>();
      for (const { name, symbol } of entries) {
        if (!symbol || !(symbol.flags & alias) || !wanted.has(name)) continue;
        const key = `${symbol.declarations[0]?.path}\n${name}`;
        const kind = known.get(key) ?? kindOf(checker.getAliasedSymbol(symbol).flags);
        known.set(key, kind);
        found.set(name, kind);
      }
      return found;
    }
  };
}

function kindOf(flags: number): string {
  return kinds.find(([flag]) => flags & flag)?.[1] ?? 'const';
}
