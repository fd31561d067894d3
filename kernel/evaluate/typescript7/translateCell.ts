import type * as TypeScript from 'typescript';
import { announceLiveBindings } from '../cells/announceLiveBindings';
import { guardAwaits } from '../cells/guardAwaits';
import { hideGeneratedNames } from '../cells/hideGeneratedNames';
import { rewriteModuleSyntax } from '../cells/rewriteModuleSyntax';
import { toCommonJs, type CommonJs } from '../cells/toCommonJs';
import { trackRunningLine } from '../cells/trackRunningLine';
import { exportUnassigned } from './exportUnassigned';
import { keepLastValue } from './keepLastValue';
import { readNamesFromExports, cellNamesModule } from './readNamesFromExports';

export interface TranslatedCell extends CommonJs {
  /** True when the last expression has a value to show. */
  hasResult: boolean;
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
  const before = [
    keepLastValue(ts, lead.length + source.length, () => (hasResult = true)),
    trackRunningLine(ts),
    exportUnassigned(ts),
    rewriteModuleSyntax(ts),
    guardAwaits(ts)
  ];
  const after = [announceLiveBindings(ts), readNamesFromExports(ts), hideGeneratedNames(ts)];
  const translated = toCommonJs(ts, 'cell.ts', text, options, { before, after });
  return { ...translated, hasResult };
}
