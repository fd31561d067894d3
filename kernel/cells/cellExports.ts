/** The values of all cells' top-level names. */
export type CellExports = Record<string, unknown>;

/**
 * An `exports` object whose names can always be replaced: TypeScript defines imported names as getters, which would stand
 * in the way of a later cell that declares the name again.
 */
export function createCellExports(): CellExports {
  return new Proxy({} as CellExports, {
    defineProperty(values, name, descriptor) {
      if (name !== '__esModule') values[name as string] = descriptor.get ? descriptor.get() : descriptor.value;
      return true;
    }
  });
}
