import { findDeclaration } from './findDeclaration';
import type { HelpPage } from './HelpPage';
import { readParameters } from './readParameters';
import { listPublicNames, type PublicName } from './listPublicNames';

/** Reads what the declarations say about a public name. */
export function readHelpPage({ name, module, local, kind }: PublicName): HelpPage {
  if (kind === 'namespace') return overview(`${name}.`);
  const found = findDeclaration(module, local);
  if (!found) {
    throw new Error(
      `help: expected the declarations of ${name}, got none; build the toolkit with its types (node scripts/setup.mjs)`
    );
  }
  const tagged = (tag: string) => found.tags.filter((one) => one.name === tag).map(({ text }) => text);
  return {
    name: `kd.${name}`,
    signature: exportedAs(found.code, local, name),
    text: [found.text, ...also(name)].join('\n\n'),
    parameters: readParameters(module, found),
    throws: tagged('throws').map((text) => text.replace(/\s+/g, ' ')),
    examples: tagged('example').map((text) => text.replace(/^```\w*\n|\n```$/g, '')),
    source: `stillroom/src/${module}.ts`
  };
}

/** The functions that hang on it, with a sentence each. */
function also(name: string): string[] {
  const { text } = overview(`${name}.`);
  return text === '' ? [] : [`Also:\n${text}`];
}

/** A declaration under the name that it is exported by. */
function exportedAs(code: string, local: string, name: string): string {
  return code.replace(new RegExp(`^(\\w+) ${local}\\b`, 'gm'), `$1 ${name.slice(name.lastIndexOf('.') + 1)}`);
}

/** All names below a namespace (or all of the toolkit) with their first sentence. */
export function overview(prefix = ''): HelpPage {
  const names = listPublicNames().filter(
    ({ name, kind }) => kind !== 'type' && name.startsWith(prefix) && !name.slice(prefix.length).includes('.')
  );
  const lines = names.map(({ name, module, local, kind }) => {
    const says = kind === 'namespace' ? 'more functions' : firstSentence(findDeclaration(module, local)?.text ?? '');
    return `- \`kd.${name}\`${says && `: ${says}`}`;
  });
  return {
    name: `kd.${prefix}`.replace(/\.$/, ''),
    signature: '',
    text: lines.join('\n'),
    parameters: [],
    throws: [],
    examples: [],
    source: ''
  };
}

function firstSentence(text: string): string {
  return /^[^]*?[.:](?=\s|$)/.exec(text.split('\n\n')[0].replace(/\s+/g, ' '))?.[0].replace(/:$/, '.') ?? text.split('\n')[0];
}
