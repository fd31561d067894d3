import type * as TypeScript from 'typescript';
import { announceLiveBindings } from '../cells/announceLiveBindings';
import { guardAwaits } from '../cells/guardAwaits';
import { hideGeneratedNames } from '../cells/hideGeneratedNames';
import { mapToSourceLine } from '../cells/mapToSourceLine';
import { rewriteModuleSyntax } from '../cells/rewriteModuleSyntax';
import { trackRunningLine } from '../cells/trackRunningLine';
import { exportUnassigned } from './exportUnassigned';
import { keepLastValue } from './keepLastValue';
import { readNamesFromExports, cellNamesModule } from './readNamesFromExports';

export interface TranslatedCell {
  javascript: string;
  /** True when the last expression has a value to show. */
  hasResult: boolean;
  sourceLine(line: number, column: number): number | undefined;
}

/**
 * The JavaScript of a cell that has been checked. `used` are the names of earlier cells in it; `exported` those of its own that may have a
 * value.
 */
export function translateCell(
  ts: typeof TypeScript,
  source: string,
  used: Iterable<string>,
  exported: Iterable<string>,
  options: TypeScript.CompilerOptions
): TranslatedCell {
  let hasResult = false;
  const imported = [...used];
  // On the cell's first line, so that lines stay what they are.
  const lead = imported.length === 0 ? '' : `import { ${imported.join(', ')} } from "${cellNamesModule}"; `;
  const text = `${lead}${source}\nexport { ${[...exported].join(', ')} };`;
  const { outputText, sourceMapText } = ts.transpileModule(text, {
    fileName: 'cell.ts',
    compilerOptions: { ...options, module: ts.ModuleKind.CommonJS, sourceMap: true },
    transformers: {
      before: [
        keepLastValue(ts, lead.length + source.length, () => (hasResult = true)),
        trackRunningLine(ts, 0),
        exportUnassigned(ts),
        rewriteModuleSyntax(ts),
        guardAwaits(ts)
      ],
      after: [announceLiveBindings(ts), readNamesFromExports(ts), hideGeneratedNames(ts)]
    }
  });
  return {
    javascript: outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ''),
    hasResult,
    sourceLine: mapToSourceLine([sourceMapText], 0)
  };
}
