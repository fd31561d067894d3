import type { Data, Layout } from 'plotly.js-dist-min';
import { createSvgElement } from '../dom/createSvgElement';
import { readTheme, type Theme } from '../plot/readTheme';
import { loadPlotly } from '../plot/loadPlotly';

/**
 * A drawn picture as a file of its own: as it is zoomed and coloured now, on the page's ground, under its title and with the key that stands
 * beside it on the page.
 *
 * @param plot the node that plotly has drawn in.
 */
export async function exportFigureAsSvg(plot: HTMLElement, title: string): Promise<SVGSVGElement> {
  const { data, layout } = plot as unknown as { data: Data[]; layout: Partial<Layout> };
  const theme = readTheme();
  const [width, height] = [plot.clientWidth, plot.clientHeight];
  const { toImage } = await loadPlotly();
  const url = await toImage(
    { data, layout: { ...layout, width, height, paper_bgcolor: theme.background } },
    { format: 'svg', width, height }
  );
  const drawn = new DOMParser().parseFromString(decodeURIComponent(url.slice(url.indexOf(',') + 1)), 'image/svg+xml');
  const picture = document.importNode(drawn.documentElement, true) as unknown as SVGSVGElement;
  const key = keyOf(plot, theme, width);
  const above = 34 + key.height;
  const whole = createSvgElement(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height: height + above, viewBox: `0 0 ${width} ${height + above}` },
    createSvgElement('rect', { width, height: height + above, fill: theme.background }),
    text(title, { x: 12, y: 23, fill: theme.text, 'font-size': 15, 'font-weight': 600, 'font-family': theme.font }),
    ...key.nodes
  );
  picture.setAttribute('y', String(above));
  whole.append(picture);
  return whole;
}

/** The entries of the key or legend that belongs to the picture, in lines. */
function keyOf(plot: HTMLElement, theme: Theme, width: number): { nodes: SVGElement[]; height: number } {
  const around = plot.closest('.sr-Figure') ?? plot.closest('.sr-Section');
  const entries = [...(around?.querySelectorAll('.sr-Key-item, .sr-Legend-item:not([aria-pressed="false"])') ?? [])];
  const nodes: SVGElement[] = [];
  let [x, y] = [12, 44];
  for (const entry of entries.filter((one) => one.getClientRects().length > 0)) {
    const label = entry.textContent ?? '';
    const wide = 44 + label.length * 7;
    if (x > 12 && x + wide > width) [x, y] = [12, y + 20];
    nodes.push(
      ...swatch(entry, x, y),
      text(label, { x: x + 36, y: y + 4, fill: theme.text, 'font-size': 12, 'font-family': theme.font })
    );
    x += wide + 8;
  }
  return { nodes, height: nodes.length ? y - 24 : 0 };
}

function swatch(entry: Element, x: number, y: number): SVGElement[] {
  const own = entry.querySelector('svg');
  if (own) {
    const copy = own.cloneNode(true) as SVGSVGElement;
    copy.setAttribute('x', String(x));
    copy.setAttribute('y', String(y - Number(own.getAttribute('height')) / 2));
    return [copy];
  }
  const mark = entry.querySelector<HTMLElement>('.sr-Key-swatch, .sr-Key-line');
  if (!mark) return [];
  const color = mark.style.getPropertyValue('--sr-colour');
  if (mark.classList.contains('sr-Key-line')) {
    const dash = mark.classList.contains('sr-mod-dotted') ? '3 3' : 'none';
    return [
      createSvgElement('line', { x1: x, x2: x + 26, y1: y, y2: y, stroke: color, 'stroke-width': 3, 'stroke-dasharray': dash })
    ];
  }
  const box = createSvgElement('rect', { x, y: y - 6, width: 26, height: 12, stroke: color, 'stroke-width': 1, fill: color });
  if (!mark.classList.contains('sr-mod-hatched')) return [box];
  box.setAttribute('fill', 'none');
  const strokes = [2, 10, 18].map((at) =>
    createSvgElement('line', { x1: x + at, y1: y - 6, x2: x + at + 7, y2: y + 6, stroke: color, 'stroke-width': 2 })
  );
  return [box, ...strokes];
}

function text(content: string, attributes: { [name: string]: string | number }): SVGElement {
  const node = createSvgElement('text', attributes);
  node.textContent = content;
  return node;
}
