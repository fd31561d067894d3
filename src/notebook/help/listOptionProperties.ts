import { findDeclaration, statementEnd } from './findDeclaration';
import { parseDocComment } from './parseDocComment';
import { declaredAt } from './listPublicNames';

/** A property of an options object. */
export interface Member {
  name: string;
  type: string;
  optional: boolean;
  /** What it means and its default. */
  text: string;
}

/** Types of which a reader wants the properties: options and inputs, not data. */
const isAsked = /^(\w*(Options|Inputs?)|Titled|Labelled)$/;

/** The properties of a parameter's type: of an interface of options, of an object written in place, and of both joined with `&`. */
export function membersOfType(module: string, type: string): Member[] {
  const parts = type.split(/\s*&\s*(?![^{]*\})/).flatMap((part): Member[] => {
    const [, inline] = /^\{\n([^]*)\}$/.exec(part.trim()) ?? [];
    if (inline !== undefined) return ownMembers(inline);
    return isAsked.test(part.trim()) ? listOptionProperties(module, part.trim()) : [];
  });
  // Of an option that is said twice, the first has the words.
  return parts.filter((one, i) => parts.findIndex(({ name }) => name === one.name) === i);
}

/** The properties of an interface, inherited ones first; empty for any other kind of type. */
export function listOptionProperties(module: string, name: string): Member[] {
  const place = declaredAt(module, name);
  const code = findDeclaration(place.module, place.local)?.code;
  const [, inherited, body] = /^interface \w+(?:<[^{]*>)?(?: extends ([^{]+))? \{\n([^]*)\}$/.exec(code ?? '') ?? [];
  if (body === undefined) return [];
  const parents = (inherited ?? '').split(',').flatMap((part) => {
    const [parent] = /^\w+$/.exec(part.trim()) ?? [];
    return parent === undefined || parent === name ? [] : listOptionProperties(place.module, parent);
  });
  const own = ownMembers(body);
  return [...parents.filter((one) => own.every((other) => other.name !== one.name)), ...own];
}

function ownMembers(body: string): Member[] {
  const members: Member[] = [];
  const start = /^ {4}(?:readonly )?(\w+)(\??)(?=[:(])/gm;
  let end = 0;
  for (let match = start.exec(body); match; match = start.exec(body)) {
    const before = body.slice(end, match.index).trim();
    const from = match.index + match[0].length;
    end = statementEnd(body, from);
    start.lastIndex = end;
    const comment = before.endsWith('*/') ? before.slice(before.lastIndexOf('/**')) : '';
    members.push({
      name: match[1],
      optional: match[2] === '?',
      type: body
        .slice(from, end)
        .replace(/^:\s*|;$/g, '')
        .replace(/\s+/g, ' '),
      text: parseDocComment(comment).text.replace(/\s+/g, ' ')
    });
  }
  return members;
}
