import type * as TypeScript from 'typescript';

/** Where a running cell finds the guards; see `interrupts/createAwaitGuards.ts`. */
export const guardName = '__stillroom__';
/** What the code of a cell calls the object with the names of all cells, and `require`: a cell may declare names of its own there. */
export const ownNames = { exports: '__stillroom_names__', require: '__stillroom_require__' };

/**
 * Makes every `await x` an `await __stillroom__.guard(x)`, and the same for `for await`, so that an interrupt can reject
 * an await that is pending and no loop of awaits outlives it.
 */
export function guardAwaits(ts: typeof TypeScript): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const { factory } = ts;
  const call = (guard: string, operand: TypeScript.Expression) =>
    factory.createCallExpression(factory.createPropertyAccessExpression(factory.createIdentifier(guardName), guard), undefined, [
      operand
    ]);

  return (context) => {
    function visit(node: TypeScript.Node): TypeScript.Node {
      const visited = ts.visitEachChild(node, visit, context);
      if (ts.isAwaitExpression(visited)) {
        return factory.updateAwaitExpression(visited, ts.setTextRange(call('guard', visited.expression), visited.expression));
      }
      if (ts.isForOfStatement(visited) && visited.awaitModifier) {
        const { awaitModifier, initializer, expression, statement } = visited;
        return factory.updateForOfStatement(visited, awaitModifier, initializer, call('guardEach', expression), statement);
      }
      return visited;
    }
    return (file) => ts.visitNode(file, visit) as TypeScript.SourceFile;
  };
}
