import { escapeMarkup } from '../words/escapeMarkup';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Attributes {
  [name: string]: string | number | undefined;
}

/** One SVG element; children are markup already. */
export function element(name: string, attributes: Attributes, children: string | string[] = ''): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const written = given
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escapeMarkup(value as string)}"`)
    .join('');
  const inner = Array.isArray(children) ? children.join('') : children;
  return inner ? `<${name}${written}>${inner}</${name}>` : `<${name}${written}/>`;
}

/** A line of text; everything in it is escaped. */
export function label(text: string, x: number, y: number, attributes: Attributes = {}): string {
  return element('text', { x, y, 'font-size': 11, ...attributes }, escapeMarkup(text));
}

/** A heading of a panel. */
export function heading(text: string, x: number, y: number): string {
  return label(text, x, y, { 'font-size': 12, 'font-weight': 'bold' });
}

/** Text turned to be read upwards, around its own position. */
export function uprightLabel(text: string, x: number, y: number, attributes: Attributes = {}): string {
  return label(text, x, y, { transform: `rotate(-90 ${short(x)} ${short(y)})`, ...attributes });
}

/** A straight line from one point to another. */
export function stroke(x1: number, y1: number, x2: number, y2: number, attributes: Attributes): string {
  return element('path', { d: path([x1, x2], [y1, y2]), ...attributes });
}

/** The mark of the label: a triangle that points to the right, with its tip at (x, y). */
export function arrowhead(x: number, y: number, fill: string): string {
  return element('path', { d: `${path([x - 7, x, x - 7], [y - 4, y, y + 4])}Z`, fill });
}

/** Path data through the points. */
export function path(x: readonly number[], y: readonly number[]): string {
  return x.map((at, i) => `${i ? 'L' : 'M'}${short(at)} ${short(y[i])}`).join('');
}

/** Two decimals are a hundredth of a pixel, which is precise enough and the same on every machine. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
