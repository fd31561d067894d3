import type * as TypeScript from 'typescript';

/**
 * A cell is no module that others import, but code is pasted from modules: `export const x = 1` means `const x = 1` here, and
 * `export { x }` nothing. Spaces take the place of the words, so that lines and columns stay.
 */
export function blankExports(ts: typeof TypeScript, source: string): string {
  if (!/\bexport\b/.test(source)) return source;
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.Latest, true);
  let blanked = source;
  for (const statement of file.statements) {
    // Names of the cell itself; what is exported from another module is checked and has no effect.
    if (ts.isExportDeclaration(statement) && !statement.moduleSpecifier) blank(statement.getStart(), statement.end);
    // A function and a class without a name are left to TypeScript, which exports them.
    if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && !statement.name) continue;
    if (ts.isExportAssignment(statement) && !statement.isExportEquals) {
      // `export default x` shows x.
      blank(statement.getStart(), statement.expression.getStart());
    }
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    for (const { kind, end } of modifiers) {
      if (kind === ts.SyntaxKind.ExportKeyword) blank(end - 'export'.length, end);
      if (kind === ts.SyntaxKind.DefaultKeyword) blank(end - 'default'.length, end);
    }
  }
  return blanked;

  function blank(start: number, end: number): void {
    blanked = blanked.slice(0, start) + blanked.slice(start, end).replace(/[^\r\n]/g, ' ') + blanked.slice(end);
  }
}
