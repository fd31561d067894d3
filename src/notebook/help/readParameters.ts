import type { Declaration } from './findDeclaration';
import type { HelpParameter } from './HelpPage';
import { membersOfType, type Member } from './listOptionProperties';

/** The parameters of a function in all its signatures, with the properties of options objects. */
export function readParameters(module: string, { code, tags }: Declaration): HelpParameter[] {
  if (!code.startsWith('function')) return [];
  const signatures = code.split(/^(?=function )/m).map((signature) => {
    const open = signature.indexOf('(');
    return open === -1 ? [] : splitList(signature.slice(open + 1)).map((part) => parameterOf(module, part, tags));
  });
  const merged: HelpParameter[] = [];
  for (const signature of signatures)
    for (const one of signature) {
      const before = merged.find(({ name }) => name === one.name);
      if (before) join(before, one);
      else merged.push(one);
    }
  // Some signature does without it.
  for (const one of merged) one.optional ||= !signatures.every((all) => all.some(({ name }) => name === one.name));
  return merged;
}

function join(first: HelpParameter, other: HelpParameter): void {
  const types = new Set([...first.type.split(' or '), other.type]);
  first.type = [...types].join(' or ');
  first.optional ||= other.optional;
  for (const member of other.members) {
    const known = first.members.find(({ name }) => name === member.name);
    if (!known) first.members.push(member);
    else Object.assign(known, told(known, member));
  }
}

/** Of two descriptions of a property the one with words. */
function told(known: Member, other: Member): Partial<Member> {
  return { optional: known.optional || other.optional, ...(known.text === '' && { type: other.type, text: other.text }) };
}

function parameterOf(module: string, part: string, tags: Declaration['tags']): HelpParameter {
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
    members: membersOfType(module, type!)
  };
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
