import type * as TypeScript from '@tslab/typescript-for-tslab';

/** A use of an older cell's name becomes `exports.name`. tslab does so for the names in its own file of declarations alone. */
export function rewriteEarlierNamesToExports(
  ts: typeof TypeScript,
  checker: TypeScript.TypeChecker,
  isOlder: (symbol: TypeScript.Symbol) => boolean
): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const { factory } = ts;
  return (context) => {
    function visit(node: TypeScript.Node): TypeScript.Node {
      if (!ts.isIdentifier(node)) return ts.visitEachChild(node, visit, context);
      if (node.parent && ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) return node;
      const symbol = checker.getSymbolAtLocation(node);
      if (symbol === undefined || !isOlder(symbol)) return node;
      return factory.createPropertyAccessExpression(factory.createIdentifier('exports'), node);
    }
    return (file) => ts.visitEachChild(file, visit, context);
  };
}
