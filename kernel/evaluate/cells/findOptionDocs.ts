import type * as TypeScript from '@tslab/typescript-for-tslab';
import { packageFileName } from '../resolution/packageFileName';
import type { Documentation } from './CellCompiler';

const mostOptions = 60;

/** What quick info leaves out of a function at a place: the properties of its options with their words, and the file that holds it. */
export function findOptionDocs(
  ts: typeof TypeScript,
  program: TypeScript.Program,
  file: TypeScript.SourceFile,
  position: number
): Pick<Documentation, 'options' | 'source'> {
  const checker = program.getTypeChecker();
  const place = identifierAt(ts, file, position);
  let symbol = place && checker.getSymbolAtLocation(place);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  const declared = symbol?.declarations?.[0];
  if (!place || !symbol || !declared) return { options: [] };
  const [signature] = checker.getTypeOfSymbolAtLocation(symbol, place).getCallSignatures();
  return {
    options: (signature?.parameters ?? []).flatMap((parameter) => propertiesOf(parameter)).slice(0, mostOptions),
    source: program.isSourceFileDefaultLibrary(declared.getSourceFile())
      ? undefined
      : packageFileName(declared.getSourceFile().fileName)
  };

  function propertiesOf(parameter: TypeScript.Symbol): Documentation['options'] {
    const type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(parameter, place!));
    // An interface or a literal type somebody wrote for it; not an array, a class or a type of a library.
    const [written] = type.symbol?.declarations ?? [];
    if (!written || !(ts.isInterfaceDeclaration(written) || ts.isTypeLiteralNode(written))) return [];
    if (program.isSourceFileDefaultLibrary(written.getSourceFile()) || type.getCallSignatures().length > 0) return [];
    return type.getProperties().map((property) => ({
      name: `${parameter.name}.${property.name}`,
      type: checker.typeToString(checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, place!))),
      optional: (property.flags & ts.SymbolFlags.Optional) !== 0,
      text: ts.displayPartsToString(property.getDocumentationComment(checker)).replace(/\s+/g, ' ')
    }));
  }
}

function identifierAt(ts: typeof TypeScript, file: TypeScript.SourceFile, position: number): TypeScript.Identifier | undefined {
  let found: TypeScript.Identifier | undefined;
  const visit = (node: TypeScript.Node): void => {
    if (position < node.getStart(file) || position > node.getEnd()) return;
    if (ts.isIdentifier(node)) found = node;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
