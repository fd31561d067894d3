import type * as TypeScript from 'typescript';

/** The name in `exports` that holds the value of the last expression. */
export const resultName = '__stillroom_result__';

/** Makes the last statement of a cell, if it is an expression, `exports.__stillroom_result__ = expression`. The cell ends at `end`. */
export function keepLastValue(
  ts: typeof TypeScript,
  end: number,
  found: () => void
): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const { factory } = ts;
  return () => (file) => {
    const own = file.statements.filter((statement) => statement.end <= end && !ts.isExportDeclaration(statement));
    const last = own.at(-1);
    if (!last || !ts.isExpressionStatement(last)) return file;
    found();
    const place = factory.createPropertyAccessExpression(factory.createIdentifier('exports'), resultName);
    const kept = ts.setTextRange(factory.createExpressionStatement(factory.createAssignment(place, last.expression)), last);
    return factory.updateSourceFile(
      file,
      file.statements.map((statement) => (statement === last ? kept : statement))
    );
  };
}
