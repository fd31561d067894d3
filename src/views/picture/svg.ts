import { escape } from '../escape';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

type Attributes = { [name: string]: string | number | undefined };

/** One SVG element; children are markup already. */
export function element(name: string, attributes: Attributes, children: string | string[] = ''): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const written = given
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escape(value as string)}"`)
    .join('');
  const inner = Array.isArray(children) ? children.join('') : children;
  return inner ? `<${name}${written}>${inner}</${name}>` : `<${name}${written}/>`;
}

/** A line of text; everything in it is escaped. */
export function label(text: string, x: number, y: number, attributes: Attributes = {}): string {
  return element('text', { x, y, 'font-size': 11, ...attributes }, escape(text));
}

export function path(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], i) => `${i ? 'L' : 'M'}${short(x)} ${short(y)}`).join('');
}

/** Two decimals are a hundredth of a pixel: enough, and the same on every machine. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
