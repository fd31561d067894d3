import type { Diagnostic } from '../errors/Diagnostic';
import type { LocalFile } from './transpileFile';

/** A cell as JavaScript, ready to be the body of `function (exports, require)`. */
export interface CompiledCell {
  javascript: string;
  /** True when the body awaits, so that the function must be async. */
  async: boolean;
  /** The name in `exports` that holds the value of the last expression. */
  resultName?: string;
  /** The line of the cell that made a place in `javascript`, all counted from 0; undefined when none did. */
  sourceLine(line: number, column: number): number | undefined;
  /**
   * Makes the cell's declarations known to the next cells. After a failure pass which names have got a value: the others
   * keep what they were.
   */
  keep(hasValue?: (name: string) => boolean): void;
}

export interface Completions {
  /** UTF-16 offsets of the text that a match replaces. */
  start: number;
  end: number;
  matches: { text: string; type: string }[];
}

export interface Documentation {
  signature: string;
  text: string;
  tags: { name: string; text: string }[];
  /** What can be in the objects that a function takes. */
  options: { name: string; type: string; optional: boolean; text: string }[];
  /** The file of the package that declares it. */
  source?: string;
  /** What a function takes at the place that was asked about. */
  argument?: { name: string; type: string; text: string };
}

/** What the kernel needs of a TypeScript compiler; the one place to change for another compiler. */
export interface CellCompiler {
  readonly version: string;
  /** `{ diagnostics }` when the cell is not valid, else the compiled cell. One that starts with a JSDoc `@module` tag becomes a module. */
  compile(source: string): CompiledCell | { diagnostics: Diagnostic[] };
  complete(source: string, position: number): Completions;
  /** What is known of the name at `position`; of a function also what its argument number `argument` is, from 0. */
  document(source: string, position: number, argument?: number): Documentation | undefined;
  /** The path of the file beside the notebook that an import means in the file `from`; undefined for a package's. */
  findLocal(specifier: string, from: string): string | undefined;
  readLocal(path: string): LocalFile;
  /** What tells one state of such a file from another; undefined when it is gone. */
  stampOf(path: string): string | undefined;
  /** What a reader should know before the next cell; told once. */
  notice(): string | undefined;
  completeness(source: string): { status: 'complete' | 'incomplete' | 'invalid'; indent?: string };
}
