import type * as TypeScript from 'typescript';

/** What a cell declares a name as. A name of several kinds, such as a class and a namespace, counts as the first. */
export type NameKind = 'variable' | 'const' | 'function' | 'class' | 'enum' | 'import' | 'namespace' | 'type';

export interface CellNames {
  /** The names that the cell declares at its top level. */
  declared: Map<string, NameKind>;
  /** Where the names of imports stand in the text that may be types. */
  importedAt: Map<string, number>;
  /** All other names in the cell; earlier cells may have declared some of them. */
  mentioned: Set<string>;
  /** True when the cell itself awaits something, and not only a function in it. */
  awaits: boolean;
  /** True when it adds to what is declared outside of it, by `declare global` or `declare module`. */
  augments: boolean;
}

/** `NodeFlags.AwaitUsing`, made of those of `const` and of `using`. */
const awaitUsing = 6;

/** What the top level of a cell declares and needs, read from its syntax alone. */
export function listCellNames(ts: typeof TypeScript, file: TypeScript.SourceFile): CellNames {
  const names: CellNames = {
    declared: new Map(),
    importedAt: new Map(),
    mentioned: new Set(),
    awaits: false,
    augments: false
  };
  for (const statement of file.statements) declareIn(statement);
  visit(file, true);
  return names;

  function declare(name: TypeScript.Node | undefined, kind: NameKind): void {
    if (name && ts.isIdentifier(name) && !names.declared.has(name.text)) names.declared.set(name.text, kind);
  }

  function declareBinding(name: TypeScript.BindingName, kind: NameKind): void {
    if (ts.isIdentifier(name)) return declare(name, kind);
    for (const element of name.elements) if (!ts.isOmittedExpression(element)) declareBinding(element.name, kind);
  }

  function declareIn(statement: TypeScript.Statement): void {
    if (ts.isVariableStatement(statement)) declareList(statement.declarationList);
    else if (ts.isFunctionDeclaration(statement)) declare(statement.name, 'function');
    else if (ts.isClassDeclaration(statement)) declare(statement.name, 'class');
    else if (ts.isEnumDeclaration(statement)) declare(statement.name, 'enum');
    else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) declare(statement.name, 'type');
    else if (ts.isModuleDeclaration(statement)) declareNamespace(statement);
    else if (ts.isImportEqualsDeclaration(statement)) declareImport(statement.name);
    else if (ts.isImportDeclaration(statement)) declareImports(statement);
  }

  function declareList(list: TypeScript.VariableDeclarationList): void {
    const kind = list.flags & awaitUsing ? 'const' : 'variable';
    for (const { name } of list.declarations) declareBinding(name, kind);
  }

  function declareNamespace(statement: TypeScript.ModuleDeclaration): void {
    const isOutside = !ts.isIdentifier(statement.name) || (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
    if (isOutside) names.augments = true;
    else declare(statement.name, 'namespace');
  }

  function declareImports({ importClause }: TypeScript.ImportDeclaration): void {
    if (importClause?.name) declareImport(importClause.name);
    const bindings = importClause?.namedBindings;
    // `* as name` is a value whatever the module has.
    if (bindings && ts.isNamespaceImport(bindings)) declare(bindings.name, 'import');
    else if (bindings) for (const { name } of bindings.elements) declareImport(name);
  }

  function declareImport(name: TypeScript.Identifier): void {
    declare(name, 'import');
    names.importedAt.set(name.text, name.getStart(file));
  }

  /** `isOwn` while no function lies between the node and the cell. */
  function visit(node: TypeScript.Node, isOwn: boolean): void {
    if (ts.isIdentifier(node)) names.mentioned.add(node.text);
    if (isOwn && awaitsHere(node)) names.awaits = true;
    // A `var` in a block belongs to the cell.
    if (isOwn && ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) declareList(node);
    const isOutermost = isOwn && !ts.isFunctionLike(node) && !ts.isClassStaticBlockDeclaration(node) && !ts.isModuleBlock(node);
    ts.forEachChild(node, (child) => visit(child, isOutermost));
  }

  function awaitsHere(node: TypeScript.Node): boolean {
    if (ts.isAwaitExpression(node)) return true;
    if (ts.isForOfStatement(node)) return node.awaitModifier !== undefined;
    return ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === awaitUsing;
  }
}
