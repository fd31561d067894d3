import { parseDocComment, type DocComment } from './parseDocComment';
import { readModuleDeclarations } from './readModuleDeclarations';

export interface Declaration extends DocComment {
  /** As TypeScript writes it, without `export declare`; one line per overload of a function. */
  code: string;
}

/** The function, constant, interface or type of that name in a module, with its doc comment. */
export function findDeclaration(module: string, name: string): Declaration | undefined {
  const text = readModuleDeclarations(module);
  const start = new RegExp(`^export (?:declare )?((?:function|const|interface|type|class) ${name}\\b)`, 'gm');
  const found = [...text.matchAll(start)].map((match) => {
    const from = match.index + match[0].length - match[1].length;
    return { comment: commentBefore(text, match.index), code: text.slice(from, statementEnd(text, from)) };
  });
  if (found.length === 0) return undefined;
  const documented = found.find(({ comment }) => comment !== '') ?? found[0];
  return { ...parseDocComment(documented.comment), code: found.map(({ code }) => code).join('\n') };
}

function commentBefore(text: string, place: number): string {
  const before = text.slice(0, place).trimEnd();
  return before.endsWith('*/') ? before.slice(before.lastIndexOf('/**')) : '';
}

/** The index after the semicolon or closing brace that ends the statement beginning at `from`. */
export function statementEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('/*', at)) at = text.indexOf('*/', at) + 1;
    else if ('([{'.includes(text[at])) depth++;
    else if (')]}'.includes(text[at])) {
      depth--;
      const isBlock = depth === 0 && text[at] === '}' && /^(interface|class) /.test(text.slice(from, from + 12));
      if (isBlock) return at + 1;
    } else if (text[at] === ';' && depth === 0) return at + 1;
  }
  return text.length;
}
