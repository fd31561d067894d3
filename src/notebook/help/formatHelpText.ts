import type { HelpPage } from './HelpPage';
import type { Member } from './listOptionProperties';

/** Help as plain text. */
export function formatHelpText(help: HelpPage): string {
  const parameters = help.parameters.flatMap((one) => [line(one), ...one.members.map((member) => `  ${line(member)}`)]);
  return sections([
    help.signature === '' ? help.name : `${help.name}: ${help.signature}`,
    help.text,
    titled('Parameters', parameters.map((text) => `  ${text}`).join('\n')),
    titled('Throws', help.throws.map((text) => `  ${text}`).join('\n')),
    titled('Example', help.examples.map(indented).join('\n\n')),
    help.source && `Source: ${help.source}`
  ]);
}

/** Help as Markdown. */
export function helpMarkdown(help: HelpPage): string {
  const parameters = help.parameters.flatMap((one) => [item(one), ...one.members.map((member) => `  ${item(member)}`)]);
  return sections([
    `### ${help.name}`,
    help.signature && fenced(help.signature),
    withoutFormulas(help.text),
    titled('**Parameters**', parameters.join('\n'), '\n\n'),
    titled('**Throws**', help.throws.map((text) => `- ${withoutFormulas(text)}`).join('\n'), '\n\n'),
    titled('**Example**', help.examples.map(fenced).join('\n\n'), '\n\n'),
    help.source && `Source: \`${help.source}\``
  ]);
}

function sections(parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function titled(title: string, body: string, between = ':\n'): string {
  return body === '' ? '' : `${title}${between}${body}`;
}

function line({ name, optional, type, text }: Member): string {
  return `${name}${optional ? '?' : ''}: ${type}${text && `. ${text}`}`;
}

function item({ name, optional, type, text }: Member): string {
  return `- \`${name}${optional ? '?' : ''}: ${type}\`${text && ` ${withoutFormulas(text)}`}`;
}

function indented(code: string): string {
  return code.replace(/^(?=.)/gm, '  ');
}

function fenced(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``;
}

/** Escapes stars, underscores and dollar signs of formulas, which are not Markdown; text between backquotes stays unchanged. */
function withoutFormulas(text: string): string {
  return text.replace(/`[^`]*`|[*_$|<\\](?!\s*$)/g, (found) => (found.startsWith('`') ? found : `\\${found}`));
}
