import type { Diagnostic } from '../cells/CellCompiler';
import type { ErrorReport } from './ErrorReport';

const mostDiagnostics = 20;

/** TypeScript's complaints, each as where and what, the line itself, and a caret under the place. */
export function reportDiagnostics(diagnostics: Diagnostic[], source: string, label: string): ErrorReport {
  const lines = source.split('\n');
  const shown = diagnostics.slice(0, mostDiagnostics);
  const traceback = shown.flatMap(({ line, column, length, message, code, file }) => {
    const what = `${file ?? label}, line ${line + 1}: ${message} (TS${code})`;
    const text = lines[line];
    if (file !== undefined || text === undefined) return [what];
    const caret = ' '.repeat(column) + '^'.repeat(Math.min(length, Math.max(1, text.length - column)));
    return [what, `  ${text.replaceAll('\t', ' ')}`, `  ${caret}`];
  });
  if (diagnostics.length > shown.length) traceback.push(`and ${diagnostics.length - shown.length} more`);
  return { ename: 'TypeScriptError', evalue: diagnostics[0].message, traceback };
}
