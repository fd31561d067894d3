import type { Declaration } from './declaration';
import type { HelpParameter } from './HelpPage';
import { membersOf } from './membersOf';

/** The parameters of a function in its (first) signature, with the properties of options objects. */
export function parametersOf(module: string, { code, tags }: Declaration): HelpParameter[] {
  const open = code.indexOf('(');
  if (!code.startsWith('function') || open === -1) return [];
  return splitList(code.slice(open + 1)).map((part) => {
    const [, name, optional, type] = /^((?:\.\.\.)?\w+|\{[^]*?\}|\[[^]*?\])(\??): ([^]*)$/.exec(part) ?? ['', part, '', ''];
    const said = tags.find((tag) => tag.name === 'param' && tag.text.split(/\s/)[0] === name);
    return {
      name: /^\w/.test(name!) || name!.startsWith('...') ? name! : 'options',
      optional: optional === '?',
      type: type!.replace(/\s+/g, ' '),
      text: said
        ? said.text
            .slice(name!.length)
            .replace(/\s+/g, ' ')
            .replace(/^ ?(- )?/, '')
        : '',
      members: /^\w+(Options|Inputs?)$/.test(type!) ? membersOf(module, type!) : []
    };
  });
}

/** The parts between commas up to the bracket that closes the list. */
function splitList(text: string): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('=>', at)) at++;
    else if ('([{<'.includes(text[at])) depth++;
    else if (depth > 0 && ')]}>'.includes(text[at])) depth--;
    else if (depth === 0 && (text[at] === ',' || text[at] === ')')) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
      if (text[at] === ')') break;
    }
  }
  return parts.filter((part) => part !== '');
}
