import type * as TypeScript from '@tslab/typescript-for-tslab';

/** What a source file of a program has beside what TypeScript declares. */
export interface ResolvedFile extends TypeScript.SourceFile {
  /** Of every import, by its text; in TypeScript's own kind of map. */
  resolvedModules?: {
    forEach(visit: (found: { resolvedModule?: TypeScript.ResolvedModuleFull }, name: string) => void): void;
  };
}
