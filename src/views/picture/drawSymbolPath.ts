import type { PlotSymbol } from './chooseModelLooks';
import { path } from './svgElements';

/** The outline of a mark with its centre at (x, y), as path data for SVG. */
export function drawSymbolPath(symbol: PlotSymbol, x: number, y: number, r: number): string {
  switch (symbol) {
    case 'circle':
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    case 'square':
      return `${path([x - r, x + r, x + r, x - r], [y - r, y - r, y + r, y + r])}Z`;
    case 'diamond':
      return `${path([x, x + 1.3 * r, x, x - 1.3 * r], [y - 1.3 * r, y, y + 1.3 * r, y])}Z`;
    case 'triangle-up':
      return `${path([x, x + 1.2 * r, x - 1.2 * r], [y - 1.3 * r, y + r, y + r])}Z`;
  }
}
