import type { CellCompiler, Documentation } from '../cells/CellCompiler';
import { toUtf16 } from './codePoints';
import type { Handler } from './Handler';

/**
 * `inspect_request`: the type and the doc comment of the name at the cursor, or of the function whose call it is in. At level 0 the plain
 * text is short, for the panel beside a completion, which shows nothing else; at level 1 it says everything, as the Markdown always does:
 * that is what Shift-Tab shows.
 */
export function inspectHandler(compiler: CellCompiler): Handler {
  return ({ content }) => {
    const code = String(content.code);
    const cursor = toUtf16(code, Number(content.cursor_pos ?? code.length));
    const found = findDocumentation(compiler, code, cursor);
    if (found === undefined) return { content: { status: 'ok', found: false, data: {}, metadata: {} } };
    const text = Number(content.detail_level ?? 0) > 0 ? plain(found) : brief(found);
    return {
      content: { status: 'ok', found: true, data: { 'text/plain': text, 'text/markdown': markdown(found) }, metadata: {} }
    };
  };
}

function findDocumentation(compiler: CellCompiler, code: string, cursor: number): Documentation | undefined {
  return compiler.document(code, cursor) ?? compiler.document(code, Math.max(0, cursor - 1)) ?? documentCall();

  function documentCall(): Documentation | undefined {
    const open = openParenthesis(code, cursor);
    return open === undefined ? undefined : compiler.document(code, Math.max(0, code.slice(0, open).trimEnd().length - 1));
  }
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
