import { SourceMap } from 'node:module';
import type * as TypeScript from 'typescript';

export interface CommonJs {
  javascript: string;
  /** The line of the source that made a place in `javascript`, all counted from 0; undefined when none did. */
  sourceLine(line: number, column: number): number | undefined;
}

/** TypeScript as a CommonJS module. The types have been checked before, and are only taken away. */
export function toCommonJs(
  ts: typeof TypeScript,
  fileName: string,
  text: string,
  options: TypeScript.CompilerOptions,
  transformers: TypeScript.CustomTransformers
): CommonJs {
  const compilerOptions = {
    ...options,
    module: ts.ModuleKind.CommonJS,
    sourceMap: true,
    inlineSourceMap: false,
    outDir: undefined
  };
  const { outputText, sourceMapText } = ts.transpileModule(text, { fileName, compilerOptions, transformers });
  let map: SourceMap | undefined;
  return {
    javascript: outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ''),
    sourceLine(line, column) {
      // Decoded on the first error only: most cells never fail.
      map ??= new SourceMap(JSON.parse(sourceMapText!));
      const entry = map.findEntry(line, column);
      return 'originalLine' in entry ? entry.originalLine : undefined;
    }
  };
}
