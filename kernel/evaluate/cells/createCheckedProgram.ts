import type * as TypeScript from '@tslab/typescript-for-tslab';
import type { KnownFiles } from '../declarations/createSnapshotSourceFiles';
import type { ResolvedFile } from '../declarations/ResolvedFile';

/** What TypeScript has beside its declared functions. */
interface Internals {
  bindSourceFile(file: TypeScript.SourceFile, options: TypeScript.CompilerOptions): void;
}

/**
 * Makes the program that checks a cell. TypeScript's own watcher would first work out for every file which others it
 * refers to, so as to check again what a change affects; a cell is checked alone, and that was two thirds of its time.
 */
export function createCheckedProgram(
  ts: typeof TypeScript,
  known: KnownFiles | undefined
): TypeScript.CreateProgram<TypeScript.BuilderProgram> {
  const { bindSourceFile } = ts as typeof TypeScript & Internals;

  return (rootNames, options, host, previous, diagnostics, references) => {
    if (host) known?.giveTo(host);
    const builder = ts.createAbstractBuilder(rootNames, options, host, previous, diagnostics, references);
    const program = builder.getProgram();

    /** tslab reads the top-level names of a cell before anything has asked for a checker, which would find them. */
    function boundFile(name: string): TypeScript.SourceFile | undefined {
      const file = program.getSourceFile(name);
      if (file) bindSourceFile(file, program.getCompilerOptions());
      return file;
    }

    return { ...builder, getSourceFile: boundFile, getAllDependencies: (file) => sourcesBehind(program, file) };
  };
}

/** A file and the sources that it imports, directly or not; what is only declared has no output to make. */
function sourcesBehind(program: TypeScript.Program, file: TypeScript.SourceFile): string[] {
  const found = new Set([file.fileName]);
  for (const name of found) {
    const source: ResolvedFile | undefined = program.getSourceFile(name);
    source?.resolvedModules?.forEach(({ resolvedModule }) => {
      const imported = resolvedModule && program.getSourceFile(resolvedModule.resolvedFileName);
      if (imported && !imported.isDeclarationFile) found.add(imported.fileName);
    });
  }
  return [...found];
}
