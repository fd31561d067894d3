import type * as TypeScript from '@tslab/typescript-for-tslab';

/**
 * What the names are that a module passes on from others, for a completion after `module.`: TypeScript's completions call
 * them all "alias". Empty when no module is completed at `position` of `file`.
 */
export function findReexportKinds(
  ts: typeof TypeScript,
  program: TypeScript.Program,
  file: TypeScript.SourceFile,
  position: number
): Map<string, string> {
  const checker = program.getTypeChecker();
  const access = find(file);
  const symbol = access && resolve(checker.getSymbolAtLocation(access.expression));
  if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Module)) return new Map();
  return new Map(checker.getExportsOfModule(symbol).map((name) => [name.getName(), kindOf(resolve(name)!.flags)]));

  function find(node: TypeScript.Node): TypeScript.PropertyAccessExpression | undefined {
    if (node.pos > position || node.end < position) return undefined;
    const inner = ts.forEachChild(node, find);
    return inner ?? (ts.isPropertyAccessExpression(node) && node.expression.end < position ? node : undefined);
  }

  function resolve(found: TypeScript.Symbol | undefined): TypeScript.Symbol | undefined {
    return found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  }

  function kindOf(flags: TypeScript.SymbolFlags): string {
    const { Function, Class, Interface, Enum, TypeAlias, Module } = ts.SymbolFlags;
    if (flags & Function) return 'function';
    if (flags & Class) return 'class';
    if (flags & Enum) return 'enum';
    if (flags & Module) return 'module';
    if (flags & Interface) return 'interface';
    if (flags & TypeAlias) return 'type';
    return 'const';
  }
}
