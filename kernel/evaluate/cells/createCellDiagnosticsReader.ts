import type * as TypeScript from '@tslab/typescript-for-tslab';
import { relative, resolve } from 'node:path';
import type * as TslabConverter from 'tslab/dist/converter';
import type { Diagnostic } from '../errors/Diagnostic';
import { tslabLead } from './tslabPreamble';
import type { TslabTypeScript } from './installTslabTypeScript';

const mostSyntaxErrors = 3;

interface ParsedFile extends TypeScript.SourceFile {
  parseDiagnostics?: TypeScript.Diagnostic[];
}

/** What TypeScript says of a type that a declaration file cannot hold. */
const isAboutDeclarations = (code: number) => code >= 4000 && code < 5000;

/** What is wrong with a cell and the files behind it, the most useful first. */
export function createCellDiagnosticsReader(
  { ts, lastProgram, lastDiagnostics }: TslabTypeScript,
  cellFile: string,
  folder: string
): (found: TslabConverter.Diagnostic[], prefix: string) => Diagnostic[] {
  return (found, prefix) => worstFirst([...readDiagnostics(found, prefix), ...diagnosticsAbove()], prefix);

  /** After a syntax error the rest of what TypeScript says is about a program that nobody has written. */
  function worstFirst(found: Diagnostic[], prefix: string): Diagnostic[] {
    const program = lastProgram();
    const file = program?.getSourceFile(cellFile);
    const syntax = (file as ParsedFile | undefined)?.parseDiagnostics ?? [];
    const places = new Set(
      syntax.map(({ start = 0 }) => {
        const { line, character } = file!.getLineAndCharacterOfPosition(start);
        return `${line - tslabLead}:${line === tslabLead ? Math.max(0, character - prefix.length) : character}`;
      })
    );
    const wrong = found.filter(({ line, column, file: name }) => name === undefined && places.has(`${line}:${column}`));
    if (wrong.length > 0) return wrong.slice(0, mostSyntaxErrors).map((one) => ({ ...one, message: one.message.split('\n')[0] }));
    const own = found.filter(({ code }) => !isAboutDeclarations(code));
    const some = own.length > 0 ? own : found;
    return [...some.filter((one) => one.file === undefined), ...some.filter((one) => one.file !== undefined)].map((one) => ({
      ...one,
      fileLine: one.file && lineOf(one.file, one.line)
    }));
  }

  /** What is wrong in files above the notebook's folder, which tslab passes over. */
  function diagnosticsAbove(): Diagnostic[] {
    return lastDiagnostics().flatMap(({ file, start = 0, length = 1, messageText, code }) => {
      const name = file && relative(folder, file.fileName).replaceAll('\\', '/');
      if (!name?.startsWith('../')) return [];
      const { line, character: column } = file!.getLineAndCharacterOfPosition(start);
      const message = ts.flattenDiagnosticMessageText(messageText, '\n');
      return [{ line, column, length, message, code, file: name }];
    });
  }

  function lineOf(name: string, line: number): string | undefined {
    return lastProgram()?.getSourceFile(resolve(folder, name).replaceAll('\\', '/'))?.text.split(/\r?\n/)[line];
  }
}

/** `prefix` is what the kernel has put before the first line. */
export function readDiagnostics(found: TslabConverter.Diagnostic[], prefix = ''): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  let last: TslabConverter.Diagnostic | undefined;
  for (const next of found) {
    const { start, end, messageText: message, code, fileName: file } = next;
    // tslab unrolls a chain of explanations into diagnostics at the same place.
    if (last && last.start.offset === start.offset && last.end.offset === end.offset) {
      diagnostics.at(-1)!.message += '\n  ' + message;
    } else {
      const column = start.line === 0 && !file ? start.character - prefix.length : start.character;
      const length = end.line === start.line ? Math.max(1, end.offset - start.offset) : 1;
      diagnostics.push({ line: start.line, column: Math.max(0, column), length, message, code, file });
    }
    last = next;
  }
  return diagnostics;
}
