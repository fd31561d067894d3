/** What the JSDoc at the beginning of a cell says of it. */
export interface ModuleTags {
  /** The cell is a module, and other cells import it by this name. */
  module?: string;
  jsx: boolean;
}

const leadingComment = /^\s*(?:\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)/;

/** Reads `@module NAME` and `@jsx`, by which tslab makes a module of a cell. */
export function readModuleTags(source: string): ModuleTags {
  const tags: ModuleTags = { jsx: false };
  let rest = source;
  for (let found = leadingComment.exec(rest); found; found = leadingComment.exec(rest)) {
    rest = rest.slice(found[0].length);
    const comment = found[0].trim();
    if (!comment.startsWith('/**')) continue;
    tags.module = /^[\s*/]*@module\s+(\w+)\s*(?:\*\/)?$/m.exec(comment)?.[1] ?? tags.module;
    tags.jsx ||= /^[\s*/]*@jsx\b/m.test(comment);
  }
  return tags;
}
