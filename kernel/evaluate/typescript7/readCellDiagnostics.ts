import type { Diagnostic as Found, Project } from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };
import type { Diagnostic } from '../errors/Diagnostic';
import { hideCellFiles } from './hideCellFiles';

const mostSyntaxErrors = 3;
/** `DiagnosticCategory.Error`. */
const isError = ({ category }: Found) => category === 1;

/** A file that a cell is checked with, and how many characters the kernel has put before its text. */
export interface CheckedFile {
  path: string;
  /** As readers know it; a cell has none. */
  name?: string;
  text: string;
  lead: number;
}

/** What is wrong with a cell, and then with the user's files behind it; after a syntax error only that. */
export function readCellDiagnostics({ program }: Project, cell: CheckedFile, behind: readonly CheckedFile[]): Diagnostic[] {
  const syntax = program.getSyntacticDiagnostics(cell.path).filter(isError);
  // Both are asked for ahead, in this order.
  const inCell = program.getSemanticDiagnostics(cell.path).filter(isError);
  // What comes behind the cell is the kernel's, and stumbles over what the cell has left open.
  const own = syntax.filter(({ pos }) => pos < cell.lead + cell.text.length);
  if (syntax.length > 0)
    return (own.length > 0 ? own : syntax)
      .slice(0, mostSyntaxErrors)
      .map((one) => place({ ...one, messageChain: undefined }, cell));
  const elsewhere = behind.flatMap((file) =>
    [...program.getSyntacticDiagnostics(file.path), ...program.getSemanticDiagnostics(file.path)].filter(isError).map((one) => {
      const found = place(one, file);
      return { ...found, file: file.name, fileLine: linesOf(file.text)[found.line] };
    })
  );
  return [...inCell.map((one) => place(one, cell)), ...elsewhere];
}

function place(found: Found, { text, lead }: CheckedFile): Diagnostic {
  const start = Math.max(0, Math.min(found.pos - lead, text.trimEnd().length));
  const end = Math.min(found.end - lead, text.length);
  const before = linesOf(text.slice(0, start));
  const isOneLine = linesOf(text.slice(start, end)).length === 1;
  return {
    line: before.length - 1,
    column: before.at(-1)!.length,
    length: isOneLine ? Math.max(1, end - start) : 1,
    message: messages(found).join('\n  '),
    code: found.code
  };
}

function messages({ text, messageChain = [] }: Found): string[] {
  return [hideCellFiles(text), ...messageChain.flatMap(messages)];
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/);
}
