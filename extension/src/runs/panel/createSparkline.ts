import { createSvgElement } from '../../dom/createSvgElement';

const [width, height, pad] = [120, 24, 2];
/** More than pixels show nothing more. */
const most = 120;

export interface Sparkline {
  readonly node: SVGSVGElement;
  update(values: readonly number[]): void;
}

/** A line without axes: where the loss goes. The numbers stand beside it, so it says nothing to a screen reader. */
export function createSparkline(): Sparkline {
  const line = createSvgElement('polyline', { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 });
  const node = createSvgElement('svg', { class: 'sr-Spark', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' }, line);
  return {
    node,
    update(all) {
      const values = all.slice(-most);
      const [low, high] = [Math.min(...values), Math.max(...values)];
      const x = (i: number) => pad + (i * (width - 2 * pad)) / Math.max(1, values.length - 1);
      const y = (value: number) => height - pad - ((value - low) / (high - low || 1)) * (height - 2 * pad);
      node.style.visibility = values.length > 1 ? 'visible' : 'hidden';
      const points = values.map((value, i) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`);
      line.setAttribute('points', points.join(' '));
    }
  };
}
