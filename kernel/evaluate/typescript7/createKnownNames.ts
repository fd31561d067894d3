import type { CellNames, NameKind } from './listCellNames';

/** A name that a cell has declared. */
export interface KnownName {
  kind: NameKind;
  /** Which module of names has it, and under which name: another one for each declaration. */
  part: number;
  exportedAs: string;
}

/** Which cell it is, and where its names are. */
export interface CellPlace {
  number: number;
  part: number;
}

/** The names of all cells: each belongs to the cell that declared it last. */
export interface KnownNames {
  all(): ReadonlyMap<string, KnownName>;
  /** Those that a cell may mean, without the ones that it declares itself. */
  usedBy(cell: CellNames): Map<string, KnownName>;
  /** Gives its names to a cell, after a failure those that have a value and those that need none. Returns them. */
  take(cell: Pick<CellNames, 'declared'>, place: CellPlace, hasValue?: (name: string) => boolean): Map<string, KnownName>;
}

/** What is there before any line of its cell has run, or never has a value. */
const needsNoValue = new Set<NameKind>(['function', 'type', 'namespace']);

export function createKnownNames(): KnownNames {
  const known = new Map<string, KnownName>();

  return {
    all: () => known,
    usedBy({ declared, mentioned }) {
      const used = new Map<string, KnownName>();
      for (const name of mentioned) {
        const found = declared.has(name) ? undefined : known.get(name);
        if (found) used.set(name, found);
      }
      return used;
    },
    take({ declared }, { number, part }, hasValue) {
      const taken = new Map<string, KnownName>();
      for (const [name, kind] of declared)
        if (!hasValue || needsNoValue.has(kind) || hasValue(name))
          taken.set(name, { kind, part, exportedAs: `${name}$${number}` });
      for (const [name, one] of taken) known.set(name, one);
      return taken;
    }
  };
}
