import type * as Api from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };
import type { Documentation } from '../cells/CellCompiler';
import { isBundledFile } from '../resolution/bundledDeclarations';
import { findBundledSource } from '../resolution/findBundledSource';
import { packageFileName } from '../resolution/packageFileName';
import { describeSymbol, type Enums } from './describeSymbol';

const mostOptions = 60;
const ofLibrary = /\/lib\.[\w.]+\.d\.ts$/;

/** What is known of the name at `position` of the file `path`; undefined where there is none. */
export function documentName(
  project: Api.Project,
  path: string,
  position: number,
  enums: Enums,
  argument?: number
): Documentation | undefined {
  const { checker } = project;
  const { SymbolFlags, SignatureKind, SyntaxKind } = enums;
  let symbol = checker.getSymbolAtPosition(path, position);
  if (symbol && symbol.flags & SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  if (!symbol || checker.isUnknownSymbol(symbol) || isUndeclared(symbol)) return undefined;
  const isValue = (symbol.flags & SymbolFlags.Value) !== 0;
  const type = isValue ? checker.getTypeAtPosition(path, position) : undefined;
  const file = symbol.declarations[0]?.path;
  const tags = symbol.getJsDocTags(checker).map(({ name, text = '' }) => ({ name, text }));
  return {
    signature: asWritten(describeSymbol(project, symbol, type, enums)),
    text: symbol.getDocumentationComment(checker),
    tags,
    options: isValue ? optionsOf(checker.getTypeOfSymbol(symbol)) : [],
    source:
      file === undefined || ofLibrary.test(file) ? undefined : packageFileName(findBundledSource(file, symbol.name) ?? file),
    argument: type && argument !== undefined ? argumentOf(type, argument) : undefined
  };

  /** A type that nobody has declared is one for the compiler, and so is the file itself where there is no name. */
  function isUndeclared({ flags, name, declarations }: NonNullable<typeof symbol>): boolean {
    return (declarations.length === 0 && (flags & SymbolFlags.TypeAlias) !== 0) || name.includes('__stillroom');
  }

  /** Where two of the toolkit's files declare a name, the bundler calls the second `name$1`. */
  function asWritten(text: string): string {
    return file !== undefined && isBundledFile(file) ? text.replace(/\$\d+\b/g, '') : text;
  }

  /** By the first signature that takes so many; what the rest are is one parameter. */
  function argumentOf(called: Api.Type, index: number): Documentation['argument'] {
    const signatures = [SignatureKind.Call, SignatureKind.Construct].flatMap((kind) => checker.getSignaturesOfType(called, kind));
    const signature = signatures.find((one) => one.hasRestParameter || one.getParameters().length > index);
    const parameters = signature?.getParameters() ?? [];
    const name = parameters[Math.min(index, parameters.length - 1)]?.name;
    if (!signature || name === undefined) return undefined;
    const words = tags.find((tag) => tag.name === 'param' && tag.text.split(/\s/, 1)[0] === name)?.text ?? '';
    const text = words
      .slice(name.length)
      .replace(/^[\s-]+|\s+$/g, '')
      .replace(/\s+/g, ' ');
    return { name, type: textOf(checker.getParameterType(signature, index)), text };
  }

  /** What can be in the objects that a function takes. */
  function optionsOf(called: Api.Type | undefined): Documentation['options'] {
    const [signature] = called ? checker.getSignaturesOfType(called, SignatureKind.Call) : [];
    return (signature?.getParameters() ?? []).flatMap(propertiesOf).slice(0, mostOptions);
  }

  function propertiesOf(parameter: NonNullable<typeof symbol>): Documentation['options'] {
    const given = checker.getTypeOfSymbol(parameter);
    const taken = given && checker.getNonNullableType(given);
    const written = taken?.getSymbol()?.declarations[0];
    // An interface or a literal type somebody wrote for it; not an array, a class or a type of a library.
    const isOwn = written?.kind === SyntaxKind.InterfaceDeclaration || written?.kind === SyntaxKind.TypeLiteral;
    if (!taken || !written || !isOwn || ofLibrary.test(written.path)) return [];
    if (checker.getSignaturesOfType(taken, SignatureKind.Call).length > 0) return [];
    const properties = checker.getPropertiesOfType(taken).slice(0, mostOptions);
    const types = checker.getTypeOfSymbol(properties);
    return properties.map((property, index) => ({
      name: `${parameter.name}.${property.name}`,
      type: textOf(types[index]),
      optional: (property.flags & SymbolFlags.Optional) !== 0,
      text: property.getDocumentationComment(checker).replace(/\s+/g, ' ')
    }));
  }

  function textOf(type_: Api.Type | undefined): string {
    if (!type_) return 'any';
    const text = checker.typeToString(type_);
    // It may also be a function that gives such a type.
    const real = /\| (?:undefined|null)$/.test(text) ? checker.getNonNullableType(type_) : undefined;
    return asWritten(real ? checker.typeToString(real) : text);
  }
}
