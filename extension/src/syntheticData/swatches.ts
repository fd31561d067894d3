/** A short piece of a line, for a key. */
export function lineSwatch({ color, dash }: { color: string; dash: string | undefined }): SVGSVGElement {
  const dashes = dash?.replace(/px/g, '') ?? 'none';
  return swatch(
    30,
    make('line', { x1: '0', y1: '7', x2: '30', y2: '7', stroke: color, 'stroke-width': '2', 'stroke-dasharray': dashes })
  );
}

/** A bar, full or only its outline. */
export function barSwatch(color: string, isFull: boolean): SVGSVGElement {
  const look = isFull ? { fill: color } : { fill: 'none' };
  return swatch(16, make('rect', { x: '1', y: '2', width: '14', height: '10', stroke: color, 'stroke-width': '1.5', ...look }));
}

function swatch(width: number, inner: SVGElement): SVGSVGElement {
  const svg = make('svg', { width: String(width), height: '14', viewBox: `0 0 ${width} 14`, 'aria-hidden': 'true' });
  svg.append(inner);
  return svg;
}

function make<K extends keyof SVGElementTagNameMap>(tag: K, attributes: { [name: string]: string }): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
