/** An element of an XML document, without its attributes. */
export interface XmlElement {
  name: string;
  children: XmlElement[];
  /** The text directly in it, without blanks around it. */
  text: string;
}

const tag = /^<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/;
const entities: { [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const deepest = 32;

/**
 * Reads an XML document as far as annotations use it: elements, text, CDATA, comments, processing instructions, a document type without
 * declarations. Entities are the five of XML and characters by number, so none can grow or name a file.
 *
 * @throws RangeError that names the line.
 */
export function parseXml(xml: string): XmlElement {
  const text = xml.replace(/^\ufeff/, '');
  const top: XmlElement = { name: '', children: [], text: '' };
  const open = [top];
  let at = 0;
  const fail = (expected: string): RangeError =>
    new RangeError(`line ${text.slice(0, at).split('\n').length}: expected ${expected}`);
  const past = (begin: string, end: string): string => {
    const to = text.indexOf(end, at + begin.length);
    if (to < 0) throw fail(`${end} after ${begin}`);
    const inner = text.slice(at + begin.length, to);
    at = to + end.length;
    return inner;
  };
  while (at < text.length) {
    const own = open[open.length - 1];
    if (text[at] !== '<') {
      const to = text.indexOf('<', at);
      const raw = text.slice(at, to < 0 ? text.length : to);
      if (own === top && raw.trim() !== '') throw fail('an element, got text');
      own.text += decoded(raw, fail);
      at += raw.length;
    } else if (text.startsWith('<!--', at)) past('<!--', '-->');
    else if (text.startsWith('<?', at)) past('<?', '?>');
    else if (text.startsWith('<![CDATA[', at)) {
      if (own === top) throw fail('an element, got CDATA');
      own.text += past('<![CDATA[', ']]>');
    } else if (/^<!DOCTYPE\s/i.test(text.slice(at, at + 10))) {
      if (past('<!DOCTYPE', '>').includes('[')) throw fail('a document type without declarations');
    } else {
      const found = tag.exec(text.slice(at, at + 4096));
      if (!found) throw fail(`a tag, got ${JSON.stringify(text.slice(at, at + 20))}`);
      const [whole, isEnd, name, , isEmpty] = found;
      if (isEnd && (own === top || own.name !== name))
        throw fail(`${own === top ? 'no end tag' : `</${own.name}>`}, got </${name}>`);
      if (!isEnd && own === top && top.children.length > 0) throw fail(`one outermost element, got <${name}> after it`);
      if (!isEnd && open.length > deepest) throw fail(`at most ${deepest} elements inside each other`);
      at += whole.length;
      if (isEnd) open.pop();
      else {
        const element: XmlElement = { name, children: [], text: '' };
        own.children.push(element);
        if (!isEmpty) open.push(element);
      }
      if (isEnd) own.text = own.text.trim();
    }
  }
  if (open.length > 1) throw fail(`</${open[open.length - 1].name}>, got the end`);
  if (top.children.length === 0) throw fail('an element, got none');
  return top.children[0];
}

function decoded(raw: string, fail: (expected: string) => RangeError): string {
  return raw.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,8})?(;?)/gi, (whole, name: string | undefined, end: string) => {
    const code = name?.startsWith('#') ? Number(name[1].toLowerCase() === 'x' ? `0${name.slice(1)}` : name.slice(1)) : undefined;
    const character = code === undefined ? Object.hasOwn(entities, name ?? '') && entities[name!] : codePoint(code);
    if (!character || !end)
      throw fail(`&amp;, &lt;, &gt;, &quot;, &apos; or a character by number, got ${JSON.stringify(whole)}`);
    return character;
  });
}

function codePoint(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}
