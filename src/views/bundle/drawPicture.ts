import type { PictureLayout } from '../rendering/PictureLayout';
import { rendererOf } from '../kindRenderers';
import { palette } from '../picture/palette';
import { element, label } from '../picture/svgElements';
import { shorten } from '../picture/measureTextWidth';
import type { View } from '../View';

const margin = 16;
const header = 34;

export interface Picture {
  svg: string;
  /** Pixels. */
  width: number;
  height: number;
}

/** A view as a static SVG picture on a light background; undefined for scores and findings, which are a table and a list. */
export function drawPicture(view: View): Picture | undefined {
  const { layout } = rendererOf(view);
  return layout ? frame(view, layout(view)) : undefined;
}

/** The picture with its title above it. */
function frame({ title, says }: View, { width, height, state, draw }: PictureLayout): Picture {
  const top = header + (state ? 20 : 0);
  const [whole, high] = [width + 2 * margin, height + top + 2 * margin];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: whole,
    height: high,
    viewBox: `0 0 ${whole} ${high}`,
    role: 'img'
  };
  const svg = element(
    'svg',
    { ...attributes, 'aria-label': says, 'font-family': "'DejaVu Sans', Verdana, sans-serif", fill: palette.light.ink },
    [
      element('rect', { width: whole, height: high, fill: palette.light.background }),
      label(shorten(title, width, 16, true), margin, margin + 15, { 'font-size': 16, 'font-weight': 'bold' }),
      state
        ? label(shorten(state, width, 12, true), margin, margin + 36, {
            'font-size': 12,
            'font-weight': 'bold',
            fill: palette.light.muted
          })
        : '',
      draw({ x: margin, y: margin + top, width, height })
    ]
  );
  return { svg, width: whole, height: high };
}
