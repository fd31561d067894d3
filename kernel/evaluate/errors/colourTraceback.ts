import type { ErrorReport } from './ErrorReport';

const colours = { red: 31, cyan: 36, dim: 2 };
const place = /^( {4}at )(.*)$/;
const caret = /^ +\^+$/;
const title = /^((?:caused by |one of its errors: )?[\w$.]+: )([^]*)$/;
const diagnosticPlace = /^(\S.*?, line \d+: )([^]*)$/;

/** The same report with the colours of a terminal, which front ends know as well. Without them it reads as before. */
export function colourTraceback(report: ErrorReport): ErrorReport {
  return { ...report, traceback: report.traceback.map(colour) };
}

function colour(line: string): string {
  if (caret.test(line)) return paint('red', line);
  const at = place.exec(line);
  if (at) return paint('dim', at[1]) + paint('cyan', at[2]);
  const found = diagnosticPlace.exec(line);
  if (found) return paint('cyan', found[1]) + paint('red', found[2]);
  const [, name, message] = title.exec(line) ?? [];
  return name === undefined ? line : paint('red', name) + message;
}

function paint(colour: keyof typeof colours, text: string): string {
  return `\u001b[${colours[colour]}m${text}\u001b[0m`;
}
