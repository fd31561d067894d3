import type { Project } from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };
import type { CellNames } from './listCellNames';
import type { CheckedFile } from './readCellDiagnostics';

/** `SymbolFlags.Value` and `SymbolFlags.Alias`. */
const value = 111551;
const alias = 2097152;

/** Which names that a cell imports stand for types alone: nothing is to be loaded for these. */
export function findImportedTypes({ checker }: Project, { path, lead }: CheckedFile, { importedAt }: CellNames): Set<string> {
  if (importedAt.size === 0) return new Set();
  const names = [...importedAt.keys()];
  const symbols = checker.getSymbolAtPosition(
    path,
    [...importedAt.values()].map((position) => position + lead)
  );
  return new Set(
    names.filter((_, index) => {
      let symbol = symbols[index];
      if (symbol && symbol.flags & alias) symbol = checker.getAliasedSymbol(symbol);
      // Of a package without types nothing is known.
      return symbol !== undefined && !checker.isUnknownSymbol(symbol) && (symbol.flags & value) === 0;
    })
  );
}
