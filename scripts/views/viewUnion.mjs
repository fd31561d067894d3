/** Text of src/views/View.ts: the union of all kinds of views, and their types in one place. */
export function viewUnion(kinds) {
  const byFolder = kinds.map(({ kind }) => kind).sort();
  const types = new Map(kinds.map(({ kind, type }) => [kind, type]));
  return [
    '// Made from the list in kindRenderers.ts by `node scripts/generateViewFiles.mjs`; do not edit.',
    ...byFolder.map((kind) => `import type { ${types.get(kind)} } from './types/${types.get(kind)}';`),
    '',
    ...byFolder.map((kind) => `export type * from './types/${types.get(kind)}';`),
    '',
    '/** What a picture is made from: plain data computed from a run record, never a drawing. `kind` says which. */',
    `export type View = ${kinds.map(({ type }) => type).join(' | ')};`
  ].join('\n');
}
