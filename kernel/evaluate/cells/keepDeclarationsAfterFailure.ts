import type * as TypeScript from '@tslab/typescript-for-tslab';

/**
 * The declarations after a cell that failed half-way: of `declarations` (before and in it) those whose name has a value,
 * and of `previous` those that the cell would have replaced. A type stands for itself and is kept.
 */
export function keepDeclarationsAfterFailure(
  ts: typeof TypeScript,
  declarations: string,
  previous: string,
  hasValue: (name: string) => boolean
): string {
  const isLost = (name: string) => !hasValue(name);
  const kept = select(ts, declarations, (names) => !names.some(isLost));
  const back = select(ts, previous, (names) => names.some(isLost) && !names.some((name) => kept.names.has(name)));
  return kept.text + back.text;
}

function select(
  ts: typeof TypeScript,
  text: string,
  wanted: (valueNames: string[]) => boolean
): { text: string; names: Set<string> } {
  const file = ts.createSourceFile('declarations.d.ts', text, ts.ScriptTarget.Latest, true);
  const chosen = file.statements.filter((statement) => wanted(valueNames(ts, statement)));
  return {
    text: chosen.map((statement) => statement.getFullText(file).trimEnd() + '\n').join(''),
    names: new Set(chosen.flatMap((statement) => valueNames(ts, statement)))
  };
}

/** The names of imports, variables, classes and enums: what has no value before its own line has run. */
function valueNames(ts: typeof TypeScript, statement: TypeScript.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  if (ts.isImportDeclaration(statement)) {
    const { name, namedBindings } = statement.importClause ?? {};
    const named =
      namedBindings &&
      (ts.isNamespaceImport(namedBindings) ? [namedBindings.name] : namedBindings.elements.map((element) => element.name));
    return [...(name ? [name] : []), ...(named ?? [])].map(({ text }) => text);
  }
  if ((ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) && statement.name) return [statement.name.text];
  return [];
}
