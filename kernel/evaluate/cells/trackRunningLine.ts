import type * as TypeScript from 'typescript';
import { flag } from '../../threads/SharedState';
import { guardName } from './guardAwaits';

/**
 * Writes the line of a cell's statement to shared memory before it runs, where it calls something: while native code blocks the main
 * thread, nobody could ask for it. Statements of functions have none, so what is called often costs nothing.
 */
export function trackRunningLine(ts: typeof TypeScript): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const { factory } = ts;

  return (context) => (emitted) => {
    const file = ts.getOriginalNode(emitted) as TypeScript.SourceFile;

    function mark(line: number): TypeScript.Statement {
      const flags = factory.createPropertyAccessExpression(factory.createIdentifier(guardName), 'flags');
      const slot = factory.createElementAccessExpression(flags, flag.line);
      return factory.createExpressionStatement(factory.createAssignment(slot, factory.createNumericLiteral(line)));
    }

    function withLines(statements: readonly TypeScript.Statement[]): TypeScript.Statement[] {
      return statements.flatMap((statement) => {
        const visited = ts.visitEachChild(statement, inner, context);
        const line = runs(statement) && calls(statement) ? lineOf(statement) : undefined;
        return line === undefined ? [visited] : [mark(line), visited];
      });
    }

    function inner(node: TypeScript.Node): TypeScript.Node {
      if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isExpression(node)) return node;
      if (ts.isBlock(node)) return factory.updateBlock(node, withLines(node.statements));
      if (ts.isCaseClause(node)) return factory.updateCaseClause(node, node.expression, withLines(node.statements));
      if (ts.isDefaultClause(node)) return factory.updateDefaultClause(node, withLines(node.statements));
      return ts.visitEachChild(node, inner, context);
    }

    function runs(node: TypeScript.Statement): boolean {
      return !ts.isFunctionDeclaration(node) && !ts.isImportDeclaration(node) && !ts.isExportDeclaration(node);
    }

    function calls(node: TypeScript.Node): boolean {
      if (ts.isFunctionLike(node)) return false;
      const isCall = ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node);
      return isCall || ts.isAwaitExpression(node) || (ts.forEachChild(node, (child) => calls(child) || undefined) ?? false);
    }

    /** What another transformer has made of a statement has no place; its parts have. */
    function lineOf(node: TypeScript.Node): number | undefined {
      const original = ts.getOriginalNode(node);
      if (original.pos < 0) return ts.forEachChild(node, lineOf);
      const start = original.getStart(file);
      return file.getLineAndCharacterOfPosition(start).line + 1;
    }

    return factory.updateSourceFile(emitted, withLines(emitted.statements));
  };
}
