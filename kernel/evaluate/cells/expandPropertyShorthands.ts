import type * as TypeScript from '@tslab/typescript-for-tslab';

/**
 * `{ teacher }` with a `teacher` of an earlier cell becomes `{ teacher: exports.teacher }`. tslab turns every other use of an
 * earlier name into `exports.name`, and overlooks this one.
 */
export function expandPropertyShorthands(
  ts: typeof TypeScript,
  checker: TypeScript.TypeChecker,
  isEarlier: (symbol: TypeScript.Symbol) => boolean
): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const { factory } = ts;
  return (context) => {
    function visit(node: TypeScript.Node): TypeScript.Node {
      const visited = ts.visitEachChild(node, visit, context);
      if (!ts.isShorthandPropertyAssignment(node) || !ts.isShorthandPropertyAssignment(visited)) return visited;
      const symbol = checker.getShorthandAssignmentValueSymbol(node);
      if (symbol === undefined || !isEarlier(symbol)) return visited;
      const earlier = factory.createPropertyAccessExpression(factory.createIdentifier('exports'), node.name.text);
      // In `({ a = 1 } = object)` the default comes along.
      const initial = visited.objectAssignmentInitializer;
      return ts.setTextRange(
        factory.createPropertyAssignment(node.name.text, initial ? factory.createAssignment(earlier, initial) : earlier),
        node
      );
    }
    return (file) => ts.visitNode(file, visit) as TypeScript.SourceFile;
  };
}
