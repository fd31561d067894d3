import type * as TypeScript from '@tslab/typescript-for-tslab';

const attributes = /^\s*with\s*\{[^{}]*\}/;

/**
 * What JavaScript has and TypeScript 5.0 cannot read here: the attributes of an import, `with { type: 'json' }`, and a line `#!` at the
 * beginning, before which tslab puts its own. Spaces take their place, so that lines and columns stay.
 */
export function blankNewSyntax(ts: typeof TypeScript, source: string): string {
  const text = source.replace(/^#!/, '//');
  if (!/\bwith\s*\{/.test(text)) return text;
  const file = ts.createSourceFile('cell.ts', text, ts.ScriptTarget.Latest);
  let blanked = text;
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    const end = statement.moduleSpecifier?.end ?? statement.end;
    const found = attributes.exec(text.slice(end, end + 400));
    if (found) blanked = blanked.slice(0, end) + found[0].replace(/[^\r\n]/g, ' ') + blanked.slice(end + found[0].length);
  }
  return blanked;
}
