import type * as TypeScript from 'typescript';
import { guardName } from './guardAwaits';

/**
 * `import(x)` becomes `__stillroom__.load(x)` and `import.meta` becomes `__stillroom__.meta()`, with the path of the file where it is not a
 * cell: what runs is no ES module, and TypeScript would make a `require` of the one and leave the other.
 */
export function rewriteModuleSyntax(ts: typeof TypeScript, path?: string): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const { factory } = ts;
  const own = path === undefined ? [] : [factory.createStringLiteral(path)];
  const call = (name: string, operands: TypeScript.Expression[]) =>
    factory.createCallExpression(factory.createPropertyAccessExpression(factory.createIdentifier(guardName), name), undefined, [
      ...operands,
      ...own
    ]);

  return (context) => {
    function visit(node: TypeScript.Node): TypeScript.Node {
      const visited = ts.visitEachChild(node, visit, context);
      if (ts.isCallExpression(visited) && visited.expression.kind === ts.SyntaxKind.ImportKeyword && visited.arguments.length > 0)
        return ts.setTextRange(call('load', [visited.arguments[0]]), visited);
      if (ts.isMetaProperty(visited) && visited.keywordToken === ts.SyntaxKind.ImportKeyword) return call('meta', []);
      return visited;
    }
    return (file) => ts.visitNode(file, visit) as TypeScript.SourceFile;
  };
}
