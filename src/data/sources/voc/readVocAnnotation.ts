import { parseXml, type XmlElement } from './parseXml';

/** A box as it is written: pixels counted from 1, both ends included. */
export interface VocBox {
  name: string;
  xmin: number;
  ymin: number;
  xmax: number;
  ymax: number;
}

export interface VocAnnotation {
  /** Absent if the file does not say it. */
  size?: { width: number; height: number };
  boxes: VocBox[];
}

/**
 * Reads an annotation of PASCAL VOC: <annotation> with an <object> for each box.
 *
 * @throws RangeError that says what is missing.
 */
export function readVocAnnotation(xml: string): VocAnnotation {
  const root = parseXml(xml);
  if (root.name !== 'annotation') throw new RangeError(`expected <annotation>, got <${root.name}>`);
  const size = root.children.find(({ name }) => name === 'size');
  const boxes = root.children.filter(({ name }) => name === 'object').map(boxOf);
  return { ...(size && { size: { width: numberIn(size, 'width'), height: numberIn(size, 'height') } }), boxes };
}

function boxOf(object: XmlElement): VocBox {
  const box = only(object, 'bndbox');
  return {
    name: only(object, 'name').text,
    xmin: numberIn(box, 'xmin'),
    ymin: numberIn(box, 'ymin'),
    xmax: numberIn(box, 'xmax'),
    ymax: numberIn(box, 'ymax')
  };
}

function only(parent: XmlElement, name: string): XmlElement {
  const found = parent.children.filter((child) => child.name === name);
  if (found.length !== 1) throw new RangeError(`expected one <${name}> in <${parent.name}>, got ${found.length}`);
  return found[0];
}

function numberIn(parent: XmlElement, name: string): number {
  const { text } = only(parent, name);
  if (!/^[+-]?\d{1,9}(\.\d{1,9})?$/.test(text))
    throw new RangeError(`expected a number in <${name}>, got ${JSON.stringify(text.slice(0, 20))}`);
  return Number(text);
}
