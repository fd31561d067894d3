import type * as TypeScript from '@tslab/typescript-for-tslab';

/** The TypeScript that checks cells. */
export const ts = require('@tslab/typescript-for-tslab') as typeof TypeScript;

type Transformers = TypeScript.CustomTransformers;

/** The JavaScript of a source with these transformers, without the mark of a module. */
export function transpile(source: string, transformers: Transformers, module = ts.ModuleKind.ESNext): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module };
  return ts
    .transpileModule(source, { compilerOptions, transformers })
    .outputText.replace(/^export \{\};\n/m, '')
    .trim();
}
