import type * as TypeScript from 'typescript';

type Completeness = { status: 'complete' | 'incomplete' | 'invalid'; indent?: string };

const indentUnit = '  ';
const openBracket = /[{([]\s*$/;
/** "Unterminated string literal": no later line can close it. */
const unterminatedString = 1002;
/** "Unterminated template literal" and "'*\/' expected": a later line can. */
const unterminated = new Set([1160, 1010]);

/** Whether the code can run, or needs more lines, or is wrong whatever follows. */
export function judgeCompleteness(ts: typeof TypeScript, code: string): Completeness {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest, true);
  const { parseDiagnostics = [] } = file as unknown as { parseDiagnostics?: TypeScript.Diagnostic[] };
  if (parseDiagnostics.length === 0) return { status: 'complete' };
  const end = code.trimEnd().length;
  // The parser complains of the first thing that it misses, so one complaint in the middle is an error of its own.
  const atEnd = parseDiagnostics.every(
    ({ code: number, start = 0, length = 0 }) =>
      number !== unterminatedString && (unterminated.has(number) || start + length > end || start >= end)
  );
  return atEnd ? { status: 'incomplete', indent: nextIndent(code) } : { status: 'invalid' };
}

function nextIndent(code: string): string {
  const line = code.trimEnd().split('\n').at(-1)!;
  const indent = /^\s*/.exec(line)![0];
  return openBracket.test(line) ? indent + indentUnit : indent;
}
