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
 * Gives the variable at `offset` the type that can be written: `typeof import('x')` for an awaited import, else `any`.
 * Undefined when there is no variable to annotate.
 */
export function nameUnnameable(ts: typeof TypeScript, source: string, offset: number): string | undefined {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.Latest, true);
  const declaration = find(file);
  if (declaration === undefined || declaration.type !== undefined) return undefined;
  const end = declaration.name.getEnd();
  return `${source.slice(0, end)}: ${writableType(ts, declaration)}${source.slice(end)}`;

  function find(node: TypeScript.Node): TypeScript.VariableDeclaration | undefined {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.name.getStart() === offset) return node;
    return ts.forEachChild(node, find);
  }
}

function writableType(ts: typeof TypeScript, { initializer }: TypeScript.VariableDeclaration): string {
  const awaited = initializer && ts.isAwaitExpression(initializer) ? initializer.expression : undefined;
  const isImport = awaited && ts.isCallExpression(awaited) && awaited.expression.kind === ts.SyntaxKind.ImportKeyword;
  const [specifier] = isImport ? awaited.arguments : [];
  return specifier && ts.isStringLiteral(specifier) ? `typeof import(${specifier.getText()})` : 'any';
}
