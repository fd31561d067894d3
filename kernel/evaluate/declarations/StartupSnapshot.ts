import type * as TypeScript from '@tslab/typescript-for-tslab';
import type { DocComments } from './createDocCommentStripper';

/** Where an import of a file of declarations leads; null where TypeScript found no file. */
export type Imports = Record<string, TypeScript.ResolvedModuleFull | null>;

/** A file of declarations that every cell is checked with. */
export interface ListedFile {
  path: string;
  /** See `readInstalledFileStamp`. */
  stamp: string;
  imports: Imports;
}

/** What such files are read with, and which they are. */
export interface PackageFiles {
  options: TypeScript.CompilerOptions;
  files: ListedFile[];
}

/** Such a file, parsed and bound. */
export interface KnownFile extends ListedFile {
  file: TypeScript.SourceFile;
}

/** What a kernel begins with when its process starts from a heap snapshot: TypeScript, loaded, and the files that it would read first. */
export interface StartupSnapshot {
  ts: typeof TypeScript;
  docs: DocComments;
  /** What the files were parsed for; they do for no other. */
  languageVersion: TypeScript.ScriptTarget;
  files: Map<string, KnownFile>;
}

let current: StartupSnapshot | undefined;
let letGo: () => void = () => undefined;

/** The snapshot that this process started from, if it did. */
export const startedFrom = (): StartupSnapshot | undefined => current;

/** Called in a process that starts from it, before anything else of the kernel is loaded. `ready` lets go of what the start alone needs. */
export function startFrom(snapshot: StartupSnapshot, ready: () => void = () => undefined): void {
  current = snapshot;
  letGo = ready;
}

/** Sets what lets go of it in a process that starts without a snapshot. */
export const whenReady = (work: () => void): void => void (letGo = work);

/** The kernel is ready. */
export const endStart = (): void => letGo();
