import type * as TypeScript from 'typescript';
import { guardName } from './guardAwaits';

const valueName = '__stillroom_value__';

/**
 * Announces what a cell declares to the names of all cells (`__stillroom__.live`), a `let` and a `var` with how to read and
 * write it: TypeScript copies a variable into `exports`, and a function of the cell would not see what a later cell assigns.
 * Also drops TypeScript's
 * `exports.a = exports.b = void 0`, which would empty a name before the cell that declares it again has a value for it.
 */
export function announceLiveBindings(ts: typeof TypeScript): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const { factory } = ts;

  function announce(name: string, isVariable: boolean): TypeScript.Statement {
    // With a position, as it stands for a name of the reader's; see `hideGeneratedNames`.
    const identifier = ts.setTextRange(factory.createIdentifier(name), { pos: 0, end: 0 });
    ts.setEmitFlags(identifier, ts.EmitFlags.NoSourceMap);
    const read = arrow([], identifier);
    const write = arrow(
      [valueName],
      factory.createParenthesizedExpression(factory.createAssignment(identifier, factory.createIdentifier(valueName)))
    );
    const live = factory.createPropertyAccessExpression(factory.createIdentifier(guardName), 'live');
    const operands = [factory.createStringLiteral(name), ...(isVariable ? [read, write] : [])];
    return factory.createExpressionStatement(factory.createCallExpression(live, undefined, operands));
  }

  function arrow(parameters: string[], body: TypeScript.Expression): TypeScript.ArrowFunction {
    const declarations = parameters.map((name) => factory.createParameterDeclaration(undefined, undefined, name));
    return factory.createArrowFunction(undefined, undefined, declarations, undefined, undefined, body);
  }

  /** The names in `exports.a = exports.b = void 0`; none when the statement is another. */
  function emptiedNames(statement: TypeScript.Statement): string[] {
    const names: string[] = [];
    let expression = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    while (expression && ts.isBinaryExpression(expression) && isExport(expression.left)) {
      names.push(expression.left.name.text);
      expression = expression.right;
    }
    return expression && ts.isVoidExpression(expression) ? names : [];
  }

  /** `Object.defineProperty(exports, "__esModule", ...)`: a cell is no module, and may call something `Object`. */
  function isModuleMark(statement: TypeScript.Statement): boolean {
    const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    return call !== undefined && ts.isCallExpression(call) && call.pos < 0 && isModuleName(call.arguments[1]);
  }

  function isModuleName(node: TypeScript.Expression | undefined): boolean {
    return node !== undefined && ts.isStringLiteral(node) && node.text === '__esModule';
  }

  function isExport(node: TypeScript.Expression): node is TypeScript.PropertyAccessExpression {
    return ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'exports';
  }

  function variableNames(statement: TypeScript.Statement): string[] {
    if (!ts.isVariableStatement(statement) || statement.declarationList.flags & ts.NodeFlags.Const) return [];
    return statement.declarationList.declarations.flatMap(({ name }) => bindingNames(name));
  }

  function bindingNames(name: TypeScript.BindingName): string[] {
    if (ts.isIdentifier(name)) return [name.text];
    return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : bindingNames(element.name)));
  }

  function functionName(statement: TypeScript.Statement): string[] {
    return ts.isFunctionDeclaration(statement) && statement.name ? [statement.name.text] : [];
  }

  return () => (file) => {
    // TypeScript emits the emptying only before the cell's own statements.
    const first = file.statements.findIndex((statement) => emptiedNames(statement).length > 0);
    const statements = file.statements.filter((statement, index) => index !== first && !isModuleMark(statement));
    const variables = new Set(statements.flatMap(variableNames));
    const declared = [...(first < 0 ? [] : emptiedNames(file.statements[first])), ...statements.flatMap(functionName)];
    return factory.updateSourceFile(file, [...declared.map((name) => announce(name, variables.has(name))), ...statements]);
  };
}
