import type * as TypeScript from 'typescript';
import type { CompletionEntry, Project } from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };
import type { Completions } from '../cells/CellCompiler';
import { findStringSpanAt } from '../cells/findStringSpanAt';
import { asCandidate, type Candidate } from './Candidate';
import type { KnownName } from './createKnownNames';
import type { ReexportKinds } from './createReexportKinds';
import { listNamesInScope } from './listNamesInScope';
import type { CheckedFile } from './readCellDiagnostics';

/** What completions know beside the cell itself. */
export interface CompletionContext {
  /** Names of all cells. */
  known: ReadonlyMap<string, KnownName>;
  /** What can stand anywhere, if it is known, and the names of the toolkit, each as a property. */
  anywhere?: { globals: readonly Candidate[]; toolkit: readonly Candidate[] };
  reexportKinds: ReexportKinds;
}

/** What the kernel calls things of its own. */
const ownPrefix = '__stillroom';
/** What the compiler says where any name can stand: it would offer those of packages too, and has no way to be told not to. */
const needsScope = 'completion list needs auto imports';
const unranked = 3;

/** What can stand at `position` of a cell; undefined where any name can and `globals` are not known. */
export function completeName(
  ts: typeof TypeScript,
  project: Project,
  { path, text, lead }: CheckedFile,
  position: number,
  { known, anywhere, reexportKinds }: CompletionContext
): Completions | undefined {
  const file = ts.createSourceFile('cell.ts', text, ts.ScriptTarget.Latest, true);
  const string = findStringSpanAt(ts, file, position);
  const { start, end } = string ?? nameSpanAt(text, position);
  // Of a name the whole counts, wherever in it the cursor is.
  const begun = text.slice(start, string ? position : end);
  const rank = (one: Candidate) => rankOf(one.text, begun, string !== undefined);
  const entries = listEntries(project, path, position + lead);
  if (!entries && !anywhere) return undefined;
  const candidates = entries?.map(asCandidate) ?? [...listNamesInScope(ts, file, position, known), ...anywhere!.globals];
  const matches = candidates
    .filter((one) => rank(one) < unranked && !one.text.startsWith(ownPrefix))
    .sort((a, b) => rank(a) - rank(b) || compare(a.order ?? '', b.order ?? '') || compare(a.text, b.text));
  const kinds = reexportKinds.of(project, entries ?? [], new Set(matches.map((one) => one.text)));
  const properties = entries || begun === '' ? [] : anywhere!.toolkit.filter((one) => isProperty(one, begun));
  return {
    start,
    end,
    matches: [...matches, ...properties].map((one) => ({ text: one.text, type: kinds.get(one.text) ?? one.type }))
  };
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

/** What begins with the same letters comes before what begins with them in another case, and that before what has them somewhere. */
function rankOf(name: string, begun: string, isText: boolean): number {
  if (name.startsWith(begun)) return 0;
  if (isText) return unranked;
  const [whole, part] = [name.toLowerCase(), begun.toLowerCase()];
  if (whole.startsWith(part)) return 1;
  return whole.includes(part) ? 2 : unranked;
}

/** Whether what stands behind the point begins so. */
function isProperty({ text }: Candidate, begun: string): boolean {
  return text.toLowerCase().startsWith(begun.toLowerCase(), text.indexOf('.') + 1);
}

function nameSpanAt(source: string, position: number): { start: number; end: number } {
  const [before] = /[\p{ID_Continue}$]*$/u.exec(source.slice(Math.max(0, position - 1000), position))!;
  const [after] = /^[\p{ID_Continue}$]*/u.exec(source.slice(position, position + 1000))!;
  return { start: position - before.length, end: position + after.length };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
