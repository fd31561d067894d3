import { parseXml, type XmlElement } from '../voc/parseXml';

/** What an SVG file says of itself. */
export interface SvgCaption {
  title: string;
  tags: string[];
  /** "" if it is not told. */
  author: string;
}

/** The title, tags and author in the metadata of an SVG file (RDF with Dublin Core, as Inkscape writes it); undefined without a title. */
export function readSvgMetadata(svg: string): SvgCaption | undefined {
  // Paths are no part of it: they may be of any length.
  const metadata = /<metadata[\s>][^]*?<\/metadata>/.exec(svg)?.[0];
  if (metadata === undefined) return undefined;
  let work: XmlElement | undefined;
  try {
    work = find(parseXml(metadata), 'Work');
  } catch {
    return undefined;
  }
  const title = work && textOf(child(work, 'title'));
  if (!work || !title || !/[\p{L}\p{N}]/u.test(title)) return undefined;
  const subject = child(work, 'subject');
  const bag = subject && (child(subject, 'Bag') ?? subject);
  const tags = (bag?.children ?? []).map(textOf).filter((tag) => tag !== '');
  const agent = find(child(work, 'creator'), 'Agent');
  return { title, tags: [...new Set(tags)], author: (agent && textOf(child(agent, 'title'))) || '' };
}

/** Names may have a prefix: "dc:title". */
function isNamed({ name }: XmlElement, wanted: string): boolean {
  return name.replace(/^.*:/, '') === wanted;
}

function child(of: XmlElement, name: string): XmlElement | undefined {
  return of.children.find((one) => isNamed(one, name));
}

function find(of: XmlElement | undefined, name: string): XmlElement | undefined {
  if (!of || isNamed(of, name)) return of;
  for (const one of of.children) {
    const found = find(one, name);
    if (found) return found;
  }
  return undefined;
}

function textOf(element: XmlElement | undefined): string {
  return (element?.text ?? '').trim().replace(/\s+/g, ' ');
}
