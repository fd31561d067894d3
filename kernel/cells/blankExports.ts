import type * as TypeScript from '@tslab/typescript-for-tslab';

/**
 * A cell is no module that others import, but code is pasted from modules: `export const x = 1` means `const x = 1` here.
 * Spaces take the word's place, so that lines and columns stay.
 */
export function blankExports(ts: typeof TypeScript, source: string): string {
  if (!/\bexport\b/.test(source)) return source;
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.Latest, true);
  let blanked = source;
  for (const statement of file.statements) {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    for (const { kind, end } of modifiers) {
      if (kind !== ts.SyntaxKind.ExportKeyword) continue;
      const start = end - 'export'.length;
      blanked = blanked.slice(0, start) + ' '.repeat('export'.length) + blanked.slice(end);
    }
  }
  return blanked;
}
