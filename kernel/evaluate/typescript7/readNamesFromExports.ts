import type * as TypeScript from 'typescript';

/** What the translator takes the names of earlier cells to be imported from. */
export const cellNamesModule = '__stillroom_cells__';

/**
 * Has a cell find the names of earlier cells in `exports` and not in a module, and leaves out what makes its code strict: today's
 * cells are not.
 */
export function readNamesFromExports(ts: typeof TypeScript): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const { factory } = ts;

  function isOfCells({ initializer }: TypeScript.VariableDeclaration): boolean {
    const [specifier] = initializer && ts.isCallExpression(initializer) ? initializer.arguments : [];
    return specifier !== undefined && ts.isStringLiteral(specifier) && specifier.text === cellNamesModule;
  }

  function rewrite(statement: TypeScript.Statement): TypeScript.Statement[] {
    if (ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression))
      return statement.pos < 0 && statement.expression.text === 'use strict' ? [] : [statement];
    if (!ts.isVariableStatement(statement) || !statement.declarationList.declarations.some(isOfCells)) return [statement];
    const { declarationList } = statement;
    const declarations = declarationList.declarations.map((one) =>
      isOfCells(one)
        ? factory.updateVariableDeclaration(one, one.name, undefined, undefined, factory.createIdentifier('exports'))
        : one
    );
    return [
      factory.updateVariableStatement(statement, undefined, factory.updateVariableDeclarationList(declarationList, declarations))
    ];
  }

  return () => (file) => factory.updateSourceFile(file, file.statements.flatMap(rewrite));
}
