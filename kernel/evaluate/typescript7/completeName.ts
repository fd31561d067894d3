import type * as TypeScript from '@tslab/typescript-for-tslab';
import type { CompletionEntry, Project } from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };
import type { Completions } from '../cells/CellCompiler';
import { findStringSpanAt } from '../cells/findStringSpanAt';
import type { KnownName } from './createKnownNames';
import type { ReexportKinds } from './createReexportKinds';
import { listNamesInScope } from './listNamesInScope';
import type { CheckedFile } from './readCellDiagnostics';

/** A name that can stand somewhere, and what it is. */
export interface Candidate {
  text: string;
  type: string;
  /** Lower comes first, as in TypeScript's own lists. */
  order?: string;
}

/** What completions know beside the cell itself. */
export interface CompletionContext {
  /** Names of all cells. */
  known: ReadonlyMap<string, KnownName>;
  /** What can stand anywhere. */
  globals: readonly Candidate[];
  reexportKinds: ReexportKinds;
}

/** `CompletionItemKind`, in the words that front ends have icons for. */
const kindNames: Record<number, string> = {
  2: 'method',
  3: 'function',
  4: 'constructor',
  5: 'property',
  6: 'var',
  7: 'class',
  8: 'interface',
  9: 'module',
  10: 'property',
  13: 'enum',
  14: 'keyword',
  17: 'module',
  19: 'directory',
  20: 'enum member',
  21: 'const',
  25: 'type parameter'
};
/** What the kernel calls things of its own. */
const ownPrefix = '__stillroom';
/** What the compiler says where any name can stand: it would offer those of packages too, and has no way to be told not to. */
const needsScope = 'completion list needs auto imports';
const unranked = 3;

/** What can stand at `position` of a cell. */
export function completeName(
  ts: typeof TypeScript,
  project: Project,
  { path, text, lead }: CheckedFile,
  position: number,
  context: CompletionContext
): Completions {
  const file = ts.createSourceFile('cell.ts', text, ts.ScriptTarget.Latest, true);
  const string = findStringSpanAt(ts, file, position);
  const { start, end } = string ?? nameSpanAt(text, position);
  // Of a name the whole counts, wherever in it the cursor is.
  const begun = text.slice(start, string ? position : end);
  const rank = (one: Candidate) => rankOf(one.text, begun, string !== undefined);
  const entries = listEntries(project, path, position + lead);
  const candidates = entries?.map(asCandidate) ?? [...listNamesInScope(ts, file, position, context.known), ...context.globals];
  const matches = candidates
    .filter((one) => rank(one) < unranked && !one.text.startsWith(ownPrefix))
    .sort((a, b) => rank(a) - rank(b) || compare(a.order ?? '', b.order ?? '') || compare(a.text, b.text));
  const kinds = context.reexportKinds.of(project, entries ?? [], new Set(matches.map((one) => one.text)));
  return { start, end, matches: matches.map((one) => ({ text: one.text, type: kinds.get(one.text) ?? one.type })) };
}

/** Undefined where any name can stand. */
function listEntries({ checker }: Project, path: string, position: number): readonly CompletionEntry[] | undefined {
  try {
    return checker.getCompletionsAtPosition(path, position, { includeSymbol: true })?.entries ?? [];
  } catch (error) {
    if ((error as Error).message.includes(needsScope)) return undefined;
    throw error;
  }
}

export function asCandidate({ name, kind, sortText }: CompletionEntry): Candidate {
  // What may be missing has a question mark.
  return { text: name.replace(/\?$/, ''), type: kindNames[kind ?? 0] ?? '', order: sortText };
}

/** What begins with the same letters comes before what begins with them in another case, and that before what has them somewhere. */
function rankOf(name: string, begun: string, isText: boolean): number {
  if (name.startsWith(begun)) return 0;
  if (isText) return unranked;
  const [whole, part] = [name.toLowerCase(), begun.toLowerCase()];
  if (whole.startsWith(part)) return 1;
  return whole.includes(part) ? 2 : unranked;
}

function nameSpanAt(source: string, position: number): { start: number; end: number } {
  const [before] = /[\p{ID_Continue}$]*$/u.exec(source.slice(Math.max(0, position - 1000), position))!;
  const [after] = /^[\p{ID_Continue}$]*/u.exec(source.slice(position, position + 1000))!;
  return { start: position - before.length, end: position + after.length };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
