/** The values of all cells' top-level names. */
export type CellNames = Record<string, unknown>;

export interface CellExports {
  /** What cells know as `exports`. */
  names: CellNames;
  /**
   * A cell's word that it declares `name`. Once the cell has given it a value, the variable of that name in an earlier cell is
   * left alone; with `read` and `write`, later cells use this one, so that the functions of the cell see what they assign.
   */
  live(name: string, read?: () => unknown, write?: (value: unknown) => void): void;
  /** Forgets which names were given a value. */
  beginRun(): void;
  wasAssigned(name: string): boolean;
  /** Lets go of what this run has given a value. */
  dropRun(): void;
  /** The name that a cell has given this very object; the last declared, if there are several. */
  nameOf(value: object): string | undefined;
}

interface Variable {
  read(): unknown;
  write(value: unknown): void;
}

/**
 * An `exports` object whose names can always be replaced: TypeScript defines imported names as getters, which would stand
 * in the way of a later cell that declares the name again.
 */
export function createCellExports(): CellExports {
  const variables = new Map<string, Variable>();
  const announced = new Map<string, Variable | undefined>();
  const assigned = new Set<string>();

  function assign(values: CellNames, name: string, value: unknown): void {
    assigned.add(name);
    values[name] = value;
    if (!announced.has(name)) return variables.get(name)?.write(value);
    // The cell's first value for its own variable is the variable's value already.
    const own = announced.get(name);
    if (own) variables.set(name, own);
    else variables.delete(name);
    announced.delete(name);
  }

  const kept = Object.create(null) as CellNames;
  const names = new Proxy(kept, {
    get: (values, name) => (variables.get(name as string) ? variables.get(name as string)!.read() : values[name as string]),
    defineProperty(values, name, { get, value }) {
      if (name !== '__esModule') assign(values, name as string, get ? get() : value);
      return true;
    }
  });

  return {
    names,
    live: (name, read, write) => void announced.set(name, read && write && { read, write }),
    beginRun() {
      assigned.clear();
      announced.clear();
    },
    wasAssigned: (name) => assigned.has(name),
    dropRun() {
      for (const name of assigned) {
        delete kept[name];
        variables.delete(name);
      }
    },
    nameOf: (value) =>
      Object.keys(kept)
        .reverse()
        .find((name) => names[name] === value)
  };
}
