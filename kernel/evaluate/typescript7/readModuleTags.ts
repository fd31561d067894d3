import type * as TypeScript from 'typescript';

/** What the JSDoc at the beginning of a cell says of it. */
export interface ModuleTags {
  /** The cell is a module, and other cells import it by this name. */
  module?: string;
  jsx: boolean;
}

/** What TypeScript has beside its declared functions. */
interface Internals {
  parseIsolatedJSDocComment(text: string): { jsDoc: TypeScript.JSDoc } | undefined;
}

/** Reads `@module NAME` and `@jsx`, by which tslab makes a module of a cell. */
export function readModuleTags(ts: typeof TypeScript, source: string): ModuleTags {
  const { parseIsolatedJSDocComment: parse } = ts as typeof TypeScript & Internals;
  const comments = ts.getLeadingCommentRanges(source, 0) ?? [];
  const tags = comments.flatMap(({ pos, end }) => parse(source.slice(pos, end))?.jsDoc.tags ?? []);
  const names = tags.flatMap(({ tagName, comment }) =>
    tagName.text === 'module' ? [ts.getTextOfJSDocComment(comment) ?? ''] : []
  );
  return { module: names.filter((name) => /^\w+$/.test(name)).at(-1), jsx: tags.some(({ tagName }) => tagName.text === 'jsx') };
}
