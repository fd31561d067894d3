import type { CellCompiler, Documentation } from '../../evaluate/cells/CellCompiler';
import type { MimeBundle } from '../../evaluate/format/MimeBundle';

/** What is known of the name at the cursor, or of the function whose call it is in. */
export function findDocumentation(compiler: CellCompiler, code: string, cursor: number): Documentation | undefined {
  return documentAt(cursor) ?? documentAt(Math.max(0, cursor - 1)) ?? documentType() ?? documentCall();

  function documentAt(position: number): Documentation | undefined {
    const found = compiler.document(code, position);
    // All that TypeScript says of a name that nobody has declared.
    return found?.signature === 'any' ? undefined : found;
  }

  /** The name of a type alone is no value. */
  function documentType(): Documentation | undefined {
    const [before] = /[\w$]*$/.exec(code.slice(0, cursor))!;
    const [after] = /^[\w$]*/.exec(code.slice(cursor))!;
    const name = before + after;
    if (!/^[A-Za-z_$]/.test(name)) return undefined;
    const found = compiler.document(`let it: ${name}`, 'let it: '.length);
    return found?.signature.includes('/*unresolved*/') ? undefined : found;
  }

  function documentCall(): Documentation | undefined {
    const open = openParenthesis(code, cursor);
    return open === undefined ? undefined : documentAt(Math.max(0, code.slice(0, open).trimEnd().length - 1));
  }
}

/** As plain text and as Markdown. The plain text is short where `brief` is asked for; the Markdown always says everything. */
export function documentationToMimeBundle(found: Documentation, isBrief: boolean): MimeBundle {
  return { 'text/plain': isBrief ? brief(found) : plain(found), 'text/markdown': markdown(found) };
}

/** The nearest parenthesis before the cursor that is not closed before it. */
function openParenthesis(code: string, cursor: number): number | undefined {
  let depth = 0;
  for (let at = cursor - 1; at >= 0; at--) {
    if (code[at] === ')') depth++;
    else if (code[at] === '(' && depth-- === 0) return at;
  }
  return undefined;
}

/** The signature and the first paragraph. */
function brief({ signature, text }: Documentation): string {
  return [signature, text.split(/\n\s*\n/)[0].trim()].filter((part) => part !== '').join('\n\n');
}

function plain({ signature, text, tags, options, source }: Documentation): string {
  const lines = tags.map((tag) => `@${tag.name} ${tag.text}`.trimEnd());
  const names = options.map((one) => `${one.name}${one.optional ? '?' : ''}: ${one.type}${one.text && `. ${one.text}`}`);
  const parts = [signature, text, names.join('\n'), lines.join('\n'), source === undefined ? '' : `source: ${source}`];
  return parts.filter((part) => part !== '').join('\n\n');
}

function markdown({ signature, text, tags, options, source }: Documentation): string {
  const lines = tags.map((tag) => {
    // An example brings its own code fence, and needs a line to itself.
    const separator = tag.text.includes('\n') ? '\n\n' : ' ';
    return `**@${tag.name}**${separator}${tag.text}`.trimEnd();
  });
  const names = options.map((one) => `- \`${one.name}${one.optional ? '?' : ''}: ${one.type}\` ${one.text}`.trimEnd());
  const from = source === undefined ? '' : `*${source}*`;
  return ['```ts\n' + signature + '\n```', text, names.join('\n'), ...lines, from].filter((part) => part !== '').join('\n\n');
}
