import type { Diagnostic } from './Diagnostic';
import type { ErrorReport } from './ErrorReport';
import { findErrorHint } from './findErrorHint';

const mostDiagnostics = 10;
const widest = 160;

/** TypeScript's complaints, each as where and what, the line itself, and a caret under the place; then what to do. */
export function reportDiagnostics(diagnostics: Diagnostic[], source: string, label: string, folder: string): ErrorReport {
  const lines = source.split(/\r\n|[\n\r\u2028\u2029]/);
  const shown = diagnostics.slice(0, mostDiagnostics);
  const traceback = shown.flatMap(({ line, column, length, message, code, file, fileLine }) => {
    const what = `${file ?? label}, line ${line + 1}: ${message} (TS${code})`;
    const text = file === undefined ? lines[line] : fileLine;
    return text === undefined ? [what] : [what, ...underline(text, column, length)];
  });
  if (diagnostics.length > shown.length) traceback.push(`and ${diagnostics.length - shown.length} more`);
  const hint = findErrorHint(diagnostics, source, folder);
  if (hint !== undefined) traceback.push(hint);
  return { ename: 'TypeScriptError', evalue: diagnostics[0].message + (hint === undefined ? '' : `\n${hint}`), traceback };
}

/** The line and its caret; of a long line the part around the place. */
function underline(text: string, column: number, length: number): string[] {
  const start = text.length <= widest ? 0 : Math.max(0, Math.min(column - widest / 2, text.length - widest));
  const part = text.slice(start, start + widest).replaceAll('\t', ' ');
  const at = column - start;
  const caret = ' '.repeat(at) + '^'.repeat(Math.max(1, Math.min(length, part.length - at)));
  return [`  ${part}`, `  ${caret}`];
}
