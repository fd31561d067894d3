import type * as TypeScript from '@tslab/typescript-for-tslab';

/**
 * What TypeScript says when it infers a type that a declaration file cannot write down, such as
 * "exported variable 'fs' has or is using name ... but cannot be named".
 */
const unnameableCodes = new Set([2742, 4020, 4023, 4025, 4058, 4060, 4082, 7056]);

export function isUnnameable(code: number): boolean {
  return unnameableCodes.has(code);
}

/**
 * Gives the variable at `offset`, or the function's result, a type that can be written: `typeof import('x')` for an import, else `any`.
 * Undefined when there is nothing to annotate.
 */
export function annotateUnnameableType(ts: typeof TypeScript, source: string, offset: number): string | undefined {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.Latest, true);
  const found = find(file);
  if (found === undefined || found.type !== undefined) return undefined;
  const [end, type] = ts.isVariableDeclaration(found)
    ? [found.name.getEnd(), typeOfVariable(ts, found)]
    : [parametersEnd(ts, found), typeOfResult(ts, found)];
  return `${source.slice(0, end)}: ${type}${source.slice(end)}`;

  function find(node: TypeScript.Node): TypeScript.VariableDeclaration | TypeScript.FunctionDeclaration | undefined {
    const isNamed = ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node);
    if (isNamed && node.name && ts.isIdentifier(node.name) && node.name.getStart() === offset) return node;
    return ts.forEachChild(node, find);
  }
}

function typeOfVariable(ts: typeof TypeScript, { initializer }: TypeScript.VariableDeclaration): string {
  return (initializer && ts.isAwaitExpression(initializer) && importedType(ts, initializer.expression)) || 'any';
}

function typeOfResult(ts: typeof TypeScript, { body, asteriskToken, modifiers }: TypeScript.FunctionDeclaration): string {
  // A generator, asynchronous or not, may be of any type.
  if (asteriskToken) return 'any';
  const [only, ...others] = body?.statements ?? [];
  const returned = only && others.length === 0 && ts.isReturnStatement(only) ? only.expression : undefined;
  const imported = returned && importedType(ts, ts.isAwaitExpression(returned) ? returned.expression : returned);
  if (imported !== undefined) return `Promise<${imported}>`;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ? 'Promise<any>' : 'any';
}

function importedType(ts: typeof TypeScript, call: TypeScript.Expression): string | undefined {
  if (!ts.isCallExpression(call) || call.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  const [specifier] = call.arguments;
  return specifier && ts.isStringLiteral(specifier) ? `typeof import(${specifier.getText()})` : undefined;
}

function parametersEnd(ts: typeof TypeScript, declaration: TypeScript.FunctionDeclaration): number {
  return declaration
    .getChildren()
    .find(({ kind }) => kind === ts.SyntaxKind.CloseParenToken)!
    .getEnd();
}
