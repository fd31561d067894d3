import type * as TypeScript from 'typescript';
import type { Candidate } from './Candidate';
import type { KnownName } from './createKnownNames';

/** What TypeScript has beside its declared functions. */
interface Internals {
  bindSourceFile(file: TypeScript.SourceFile, options: TypeScript.CompilerOptions): void;
}

interface Scope {
  locals?: Map<string, TypeScript.Symbol>;
}

const knownKinds: Record<KnownName['kind'], string> = {
  variable: 'let',
  const: 'const',
  function: 'function',
  class: 'class',
  enum: 'enum',
  import: 'alias',
  namespace: 'module',
  type: 'type'
};
const keywords =
  'await async class const else export false for function if import in interface let new null of return switch throw true try' +
  ' type typeof undefined using var void while yield enum namespace do break continue delete instanceof this';

/** The names that a cell and its functions have declared where `position` is, those of the other cells, and the words of the language. */
export function listNamesInScope(
  ts: typeof TypeScript,
  file: TypeScript.SourceFile,
  position: number,
  known: ReadonlyMap<string, KnownName>
): Candidate[] {
  (ts as typeof TypeScript & Internals).bindSourceFile(file, {});
  const found = new Map<string, Candidate>();
  const add = (text: string, type: string, order: string) => found.has(text) || found.set(text, { text, type, order });
  for (let scope = innermost(file); scope; scope = scope.parent)
    for (const symbol of (scope as Scope).locals?.values() ?? []) add(symbol.name, kindOf(symbol.flags), '11');
  for (const [name, { kind }] of known) add(name, knownKinds[kind], '11');
  for (const word of keywords.split(' ')) add(word, 'keyword', '15');
  return [...found.values()];

  function innermost(node: TypeScript.Node): TypeScript.Node {
    return (
      ts.forEachChild(node, (child) => (child.pos <= position && position <= child.end ? innermost(child) : undefined)) ?? node
    );
  }

  function kindOf(flags: TypeScript.SymbolFlags): string {
    if (flags & ts.SymbolFlags.Function) return 'function';
    if (flags & ts.SymbolFlags.Class) return 'class';
    if (flags & ts.SymbolFlags.Interface) return 'interface';
    if (flags & ts.SymbolFlags.Variable) return 'var';
    return '';
  }
}
