import type { CellCompiler, Documentation } from '../../evaluate/cells/CellCompiler';
import type { MimeBundle } from '../../evaluate/format/MimeBundle';

/** What is known of the name at the cursor, or of the function whose call it is in, with the argument that stands there. */
export function findDocumentation(
  compiler: Pick<CellCompiler, 'document'>,
  code: string,
  cursor: number
): Documentation | undefined {
  return documentAt(cursor) ?? documentAt(Math.max(0, cursor - 1)) ?? documentType() ?? documentCall();

  function documentAt(position: number, argument?: number): Documentation | undefined {
    const found = compiler.document(code, position, argument);
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
    const before = code.slice(0, cursor).replace(closedString, (text) => ' '.repeat(text.length));
    const open = openParenthesis(before);
    if (open === undefined) return undefined;
    return documentAt(Math.max(0, before.slice(0, open).trimEnd().length - 1), argumentAt(before.slice(open + 1)));
  }
}

/** As plain text and as Markdown. The plain text is short where `brief` is asked for; the Markdown always says everything. */
export function documentationToMimeBundle(found: Documentation, isBrief: boolean): MimeBundle {
  return { 'text/plain': isBrief ? brief(found) : plain(found), 'text/markdown': markdown(found) };
}

/** The last parenthesis that is not closed. */
function openParenthesis(before: string): number | undefined {
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    if (before[at] === ')') depth++;
    else if (before[at] === '(' && depth-- === 0) return at;
  }
  return undefined;
}

const closedString = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[^])*`/g;
const closedBrackets = /\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g;

/** Which argument of a call comes next, from 0, where this is written of them. */
function argumentAt(written: string): number {
  let rest = written;
  for (let next = rest.replace(closedBrackets, ''); next !== rest; next = rest.replace(closedBrackets, '')) rest = next;
  // What is still open lies within one argument.
  return rest.replace(/[[{'"`][^]*$/, '').split(',').length - 1;
}

function argumentLine({ argument }: Documentation): string {
  return argument ? `here: ${argument.name}: ${argument.type}${argument.text && `. ${argument.text}`}` : '';
}

/** The signature, the argument at the cursor and the first paragraph. */
function brief(found: Documentation): string {
  const { signature, text } = found;
  return [signature, argumentLine(found), text.split(/\n\s*\n/)[0].trim()].filter((part) => part !== '').join('\n\n');
}

function plain(found: Documentation): string {
  const { signature, text, tags, options, source } = found;
  const lines = tags.map((tag) => `@${tag.name} ${tag.text}`.trimEnd());
  const names = options.map((one) => `${one.name}${one.optional ? '?' : ''}: ${one.type}${one.text && `. ${one.text}`}`);
  const parts = [
    signature,
    argumentLine(found),
    text,
    names.join('\n'),
    lines.join('\n'),
    source === undefined ? '' : `source: ${source}`
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function markdown(found: Documentation): string {
  const { signature, text, tags, options, source, argument } = found;
  const lines = tags.map((tag) => {
    // An example brings its own code fence, and needs a line to itself.
    const separator = tag.text.includes('\n') ? '\n\n' : ' ';
    return `**@${tag.name}**${separator}${tag.text}`.trimEnd();
  });
  const names = options.map((one) => `- \`${one.name}${one.optional ? '?' : ''}: ${one.type}\` ${one.text}`.trimEnd());
  const from = source === undefined ? '' : `*${source}*`;
  const here = argument ? `Here: \`${argument.name}: ${argument.type}\` ${argument.text}`.trimEnd() : '';
  return ['```ts\n' + signature + '\n```', here, text, names.join('\n'), ...lines, from]
    .filter((part) => part !== '')
    .join('\n\n');
}
