import type * as Api from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };
import type * as Ast from 'typescript-7/unstable/ast' with { 'resolution-mode': 'import' };
import { hideCellFiles } from './hideCellFiles';

/** `NodeFlags.Let`. */
const letFlag = 1;

/** Names and numbers of TypeScript 7, which is loaded when the kernel asks for it. */
export interface Enums {
  SymbolFlags: typeof Api.SymbolFlags;
  SignatureKind: typeof Api.SignatureKind;
  NodeBuilderFlags: typeof Api.NodeBuilderFlags;
  SyntaxKind: typeof Ast.SyntaxKind;
}

/** A symbol as an editor shows it: `function twice(x: number): number`, `const kept: 5`, `interface Shape`. `type` is that at its place. */
export function describeSymbol(
  { checker, emitter }: Api.Project,
  symbol: Api.Symbol,
  type: Api.Type | undefined,
  { SymbolFlags, SignatureKind, NodeBuilderFlags, SyntaxKind }: Enums
): string {
  const { name, flags } = symbol;
  const kind = symbol.valueDeclaration?.kind;
  if (flags & SymbolFlags.Function) return `function ${name}${callable()}`;
  if (flags & SymbolFlags.Class) return `class ${name}${typeParameters()}`;
  if (flags & SymbolFlags.ConstEnum) return `const enum ${name}`;
  if (flags & SymbolFlags.RegularEnum) return `enum ${name}`;
  if (flags & SymbolFlags.EnumMember) return `(enum member) ${owner()}${name}`;
  if (flags & SymbolFlags.Method) return `(method) ${owner()}${name}${callable()}`;
  if (flags & (SymbolFlags.Property | SymbolFlags.Accessor)) return `(property) ${owner()}${name}: ${typeText()}`;
  if (kind === SyntaxKind.Parameter) return `(parameter) ${name}: ${typeText()}`;
  if (flags & SymbolFlags.Variable) return `${keyword()} ${name}: ${typeText()}`;
  if (flags & SymbolFlags.Interface) return `interface ${name}${typeParameters()}`;
  if (flags & SymbolFlags.TypeAlias) return `type ${name}${typeParameters()} = ${aliased()}`;
  if (flags & SymbolFlags.TypeParameter) return `(type parameter) ${name}`;
  if (flags & SymbolFlags.Module) return `${name.startsWith('"') ? 'module' : 'namespace'} ${name}`;
  return typeText();

  function typeText(): string {
    const found = type ?? checker.getTypeOfSymbol(symbol);
    return found ? hideCellFiles(checker.typeToString(found)) : 'any';
  }

  function callable(): string {
    const declared = checker.getTypeOfSymbol(symbol);
    const signatures = declared ? checker.getSignaturesOfType(declared, SignatureKind.Call) : [];
    if (signatures.length === 0) return `: ${typeText()}`;
    const node = checker.signatureToSignatureDeclaration(signatures[0], SyntaxKind.CallSignature);
    const text = node ? hideCellFiles(emitter.printNode(node)).replace(/;\s*$/, '') : '()';
    return signatures.length === 1 ? text : `${text} (+${signatures.length - 1} overload${signatures.length > 2 ? 's' : ''})`;
  }

  function typeParameters(): string {
    const declared = checker.getDeclaredTypeOfSymbol(symbol) as Api.Type & Partial<Api.InterfaceType>;
    const given = flags & SymbolFlags.TypeAlias ? declared.getAliasTypeArguments() : declared.getLocalTypeParameters?.();
    const names = (given ?? []).map((one) => checker.typeToString(one));
    return names.length === 0 ? '' : `<${names.join(', ')}>`;
  }

  function aliased(): string {
    return checker.typeToString(checker.getDeclaredTypeOfSymbol(symbol), undefined, NodeBuilderFlags.InTypeAlias);
  }

  function owner(): string {
    const parent = symbol.getParent();
    return parent && !parent.name.startsWith('__') ? `${parent.name}.` : '';
  }

  function keyword(): string {
    if (!(flags & SymbolFlags.BlockScopedVariable)) return 'var';
    const isLet = /(?<!\.d)\.ts$/.test(symbol.valueDeclaration?.path ?? '') && isDeclaredByLet();
    return isLet ? 'let' : 'const';
  }

  /** Asked only of what a user has written: the syntax of a whole file comes with the answer. */
  function isDeclaredByLet(): boolean {
    const list = symbol.valueDeclaration?.resolve()?.parent;
    return list !== undefined && (list.flags & letFlag) !== 0;
  }
}
