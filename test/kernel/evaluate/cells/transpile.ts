import type * as TypeScript from 'typescript';

/** The TypeScript that translates cells. */
export const ts = require('typescript') as typeof TypeScript;

type Transformers = TypeScript.CustomTransformers;

/** The JavaScript of a source with these transformers, without the mark of a module. */
export function transpile(source: string, transformers: Transformers, module = ts.ModuleKind.ESNext): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module };
  return ts
    .transpileModule(source, { compilerOptions, transformers })
    .outputText.replace(/^export \{\};\n/m, '')
    .trim();
}
