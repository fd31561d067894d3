import type * as TypeScript from 'typescript';
import { guardAwaits } from './guardAwaits';
import { rewriteModuleSyntax } from './rewriteModuleSyntax';
import { toCommonJs, type CommonJs } from './toCommonJs';

/** A file beside the notebook as the body of `function (exports, require, module, __filename, __dirname)`. */
export interface LocalFile extends CommonJs {
  /** What the reader has written. */
  lines: string[];
}

/** Translates a file that a cell imports. */
export function transpileFile(ts: typeof TypeScript, path: string, text: string, options: TypeScript.CompilerOptions): LocalFile {
  // By the ending of a module TypeScript would leave it one.
  const fileName = path.replace(/\.[cm]([jt]s)$/, '.$1');
  const before = [rewriteModuleSyntax(ts, path), guardAwaits(ts)];
  return { ...toCommonJs(ts, fileName, text.replace(/^#!/, '//'), options, { before }), lines: text.split('\n') };
}
