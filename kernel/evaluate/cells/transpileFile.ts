import type * as TypeScript from 'typescript';
import { guardAwaits } from './guardAwaits';
import { rewriteModuleSyntax } from './rewriteModuleSyntax';
import { mapToSourceLine } from './mapToSourceLine';

/** A file beside the notebook as the body of `function (exports, require, module, __filename, __dirname)`. */
export interface LocalFile {
  javascript: string;
  /** What the reader has written. */
  lines: string[];
  /** The line of the file that made a place in `javascript`, all counted from 0. */
  sourceLine(line: number, column: number): number | undefined;
}

/** Translates a file that a cell imports. The checker has seen it before, so this is done without types. */
export function transpileFile(ts: typeof TypeScript, path: string, text: string, options: TypeScript.CompilerOptions): LocalFile {
  const { outputText, sourceMapText } = ts.transpileModule(text.replace(/^#!/, '//'), {
    // By the ending of a module TypeScript would leave it one.
    fileName: path.replace(/\.[cm]([jt]s)$/, '.$1'),
    compilerOptions: { ...options, module: ts.ModuleKind.CommonJS, sourceMap: true, inlineSourceMap: false, outDir: undefined },
    transformers: { before: [rewriteModuleSyntax(ts, path), guardAwaits(ts)] }
  });
  return {
    javascript: outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ''),
    lines: text.split('\n'),
    sourceLine: mapToSourceLine([sourceMapText], 0)
  };
}
