import { isPlain, movingKeys, keepKeysFromShortcuts } from '../dom/controls/keepKeysFromShortcuts';
import { createElement } from '../dom/createElement';
import { loadPlotly } from './loadPlotly';
import { listNavigablePoints, type Drawn, type Point } from './listNavigablePoints';
import { trans } from '../dom/trans';

/** Tells at the node where on the axis its keyboard reader points at: a number, or null when the reader leaves. */
export const pointedEvent = 'sr-pointed';

/** Plotly shows a hover at most this often, in milliseconds, and a little later what was asked for meanwhile. */
const hoverPause = 60;

/**
 * Points and cells by keyboard: the picture takes the focus, arrows go to the next point and from curve to curve, Home and End to the ends,
 * Page Up and Page Down ten on, Escape ends it. What a pointer would see hovering is shown, and said.
 */
export function addKeyboardNavigation(node: HTMLElement): void {
  const says = createElement('span', { class: 'sr-Unseen', role: 'status' });
  let at: Point | null = null;
  let late: ReturnType<typeof setTimeout> | undefined;
  node.tabIndex = 0;
  node.setAttribute('role', 'group');
  node.setAttribute('aria-label', trans.__('Picture: arrow keys go from point to point'));

  const isOwn = (event: KeyboardEvent) =>
    event.target === node && isPlain(event) && (movingKeys.has(event.key) || (event.key === 'Escape' && at !== null));
  keepKeysFromShortcuts(node, isOwn);
  node.addEventListener('keydown', (event) => {
    if (!isOwn(event)) return;
    if (event.key === 'Escape') return void leave();
    const next = listNavigablePoints(node as unknown as Drawn).next(event.key, at);
    if (!next) return;
    event.preventDefault();
    at = next;
    void show(next);
  });
  node.addEventListener('blur', () => void leave());

  async function show({ curve, point }: Point) {
    const { Fx } = (await loadPlotly()) as unknown as Hovers;
    Fx.hover(node, [{ curveNumber: curve, pointNumber: point }], panelOf(curve));
    tell(typeof point === 'number' ? placeOf(curve, point) : null);
    clearTimeout(late);
    late = setTimeout(() => {
      if (says.parentNode !== node) node.append(says);
      says.textContent = [...lead({ curve, point }), ...hovered()].join(', ');
    }, hoverPause);
  }

  async function leave() {
    clearTimeout(late);
    if (!at) return;
    at = null;
    says.textContent = '';
    tell(null);
    const { Fx } = (await loadPlotly()) as unknown as Hovers;
    if (node.querySelector('.hoverlayer')) Fx.unhover(node);
  }

  /** Where curves share their place, the hover has it in a heading that a single point does not show. */
  function lead({ curve, point }: Point): string[] {
    const { _fullLayout: layout } = node as unknown as Drawn;
    if (!layout?.hovermode.toString().includes('unified') || typeof point !== 'number') return [];
    const x = placeOf(curve, point);
    return x === null ? [] : [`${layout.xaxis.title?.text ?? ''} ${Number(x.toPrecision(4))}`.trim()];
  }

  /** Plotly looks for a point in the first panel only, unless it is told of another one. */
  function panelOf(curve: number): string | undefined {
    const { xaxis = 'x', yaxis = 'y' } = (node as unknown as Drawn)._fullData?.[curve] ?? {};
    return xaxis === 'x' ? undefined : xaxis + yaxis;
  }

  /** Null if it is no number, or if an update has taken the curve away meanwhile. */
  function placeOf(curve: number, point: number): number | null {
    const x = Number((node as unknown as Drawn)._fullData?.[curve]?.x?.[point] ?? NaN);
    return Number.isFinite(x) ? x : null;
  }

  function tell(detail: number | null) {
    node.dispatchEvent(new CustomEvent(pointedEvent, { detail }));
  }

  function hovered(): string[] {
    return [...node.querySelectorAll('.hoverlayer .hovertext')].flatMap((box) =>
      [...box.querySelectorAll('text.name, text.nums')].flatMap((text) => {
        const lines = [...text.querySelectorAll('tspan.line')].map((line) => line.textContent ?? '');
        return (lines.length ? lines : [text.textContent ?? '']).filter((line) => line.trim());
      })
    );
  }
}

/** What plotly's own types leave out. */
interface Hovers {
  Fx: {
    hover(node: HTMLElement, points: { curveNumber: number; pointNumber: Point['point'] }[], panel?: string): void;
    unhover(node: HTMLElement): void;
  };
}
