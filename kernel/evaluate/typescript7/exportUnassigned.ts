import type * as TypeScript from 'typescript';

/**
 * Writes `exports.a = a` behind `let a`: the translator leaves that to the line that empties all names before the cell, which is left out (see
 * `announceLiveBindings`). An earlier `a` would stay otherwise.
 */
export function exportUnassigned(ts: typeof TypeScript): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const { factory } = ts;

  function assign(name: string): TypeScript.Statement {
    const place = factory.createPropertyAccessExpression(factory.createIdentifier('exports'), name);
    // With a position, as it stands for a name of the reader's; see `hideGeneratedNames`.
    const value = ts.setTextRange(factory.createIdentifier(name), { pos: 0, end: 0 });
    ts.setEmitFlags(value, ts.EmitFlags.NoSourceMap);
    return factory.createExpressionStatement(factory.createAssignment(place, value));
  }

  function withAssignments(statement: TypeScript.Statement): TypeScript.Statement[] {
    const isDeclared =
      ts.isVariableStatement(statement) && !statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
    if (!isDeclared) return [statement];
    const unassigned = statement.declarationList.declarations.filter(({ initializer }) => initializer === undefined);
    return [statement, ...unassigned.flatMap(({ name }) => (ts.isIdentifier(name) ? [assign(name.text)] : []))];
  }

  return () => (file) => factory.updateSourceFile(file, file.statements.flatMap(withAssignments));
}
