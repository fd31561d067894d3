import type * as TypeScript from '@tslab/typescript-for-tslab';

/** Long enough to be few files, short enough to be compiled with every cell. */
const fullAt = 8000;

/** The declarations of cells that ran a while ago. The newest are in tslab's own file, which is read anew with every cell. */
export interface EarlierCells {
  /** By file name, oldest first. */
  readonly files: ReadonlyMap<string, string>;
  /** Takes declarations that have become many; false when they are not. */
  take(declarations: string): boolean;
  /** Puts the scopes around one another: `newest`, the file that tslab reads anew, around it the files here, the oldest outside. */
  nest(program: TypeScript.Program, newest: string): void;
  /** True for a name of one of the files. */
  declares(symbol: TypeScript.Symbol): boolean;
}

/**
 * Keeps a long notebook fast: tslab puts all that cells have declared in one file and reads, checks and prints it again with
 * every cell. Here what is old goes to files that are read once. A name is looked for in the newest file first, as in scopes.
 */
export function createEarlierCells(nameOf: (index: number) => string): EarlierCells {
  const files = new Map<string, string>();

  return {
    files,
    take(declarations) {
      if (declarations.length < fullAt) return false;
      files.set(nameOf(files.size + 1), `export {};\n${declarations}`);
      return true;
    },
    nest(program, newest) {
      let inner = program.getSourceFile(newest);
      for (const name of [...files.keys()].reverse()) {
        const outer = program.getSourceFile(name);
        if (!outer) continue;
        // TypeScript looks names up from parent to parent, and calls a file's parent read-only.
        if (inner) (inner as { parent: TypeScript.Node }).parent = outer;
        inner = outer;
      }
    },
    declares: (symbol) => symbol.declarations?.some((declaration) => files.has(declaration.getSourceFile().fileName)) ?? false
  };
}
