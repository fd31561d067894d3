import type * as TypeScript from '@tslab/typescript-for-tslab';

/** tslab drops these of earlier cells, as it knows no such statements. */
const dropped = /^\s*(?:declare )?(?:namespace|module|global|import \w+ =)/m;

/** The namespaces, augmentations and import aliases of `previous` that no name of the newest cell replaces. */
export function keepNamespaces(ts: typeof TypeScript, previous: string, isReplaced: (name: string) => boolean): string {
  if (!dropped.test(previous)) return '';
  const file = ts.createSourceFile('declarations.d.ts', previous, ts.ScriptTarget.Latest, true);
  return file.statements
    .filter((statement) => ts.isModuleDeclaration(statement) || ts.isImportEqualsDeclaration(statement))
    .filter(({ name }) => !ts.isIdentifier(name) || name.text === 'global' || !isReplaced(name.text))
    .map((statement) => `${statement.getFullText(file).trim()}\n`)
    .join('');
}
